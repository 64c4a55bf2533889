export { MailboxName } from './mailbox.tsx';
