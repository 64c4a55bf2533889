import type { JSX } from 'preact';

/** A mailbox's name. An address that needs two lines breaks before its `@`. */
export function MailboxName({ label }: { label: string }): JSX.Element {
  const at = label.indexOf('@');
  if (at < 0) return <>{label}</>;
  return (
    <>
      {label.slice(0, at)}
      <wbr />
      {label.slice(at)}
    </>
  );
}
