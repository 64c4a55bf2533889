export { Heading } from './card.tsx';
