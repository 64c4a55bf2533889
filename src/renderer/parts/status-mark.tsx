export { StatusMark } from './icons.tsx';
