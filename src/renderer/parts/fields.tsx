export { Choice } from './choice.tsx';
export { DateField } from './date-field.tsx';
export { NumberField } from './number-field.tsx';
export { PasswordField } from './password-field.tsx';
export { Select } from './select.tsx';
export { TextField } from './text-field.tsx';
export { Toggle } from './toggle.tsx';
