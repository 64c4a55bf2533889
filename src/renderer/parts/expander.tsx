export { Expander } from './card.tsx';
