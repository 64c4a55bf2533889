import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { CheckView } from '../../../domain/view/snapshot.ts';
import { useAnnounce } from '../../parts/announcer.tsx';
import { Button } from '../../parts/button.tsx';
import { useCommand } from '../../parts/commands.tsx';
import { Expander } from '../../parts/expander.tsx';
import { usePageText } from '../../parts/words.tsx';

/** For whoever helps: folded away until asked for. */
export function TechnicalDetails({ check, address }: { check: CheckView; address: string }): JSX.Element {
  const { t } = usePageText();
  const command = useCommand();
  const announce = useAnnounce();
  const [isOpen, setOpen] = useState(false);
  const [isCopied, setCopied] = useState(false);
  const words = t.window.home.details;
  const copy = async (): Promise<void> => {
    const { ok } = await command('copy', { what: 'details', address, check: check.id });
    setCopied(ok);
    if (ok) announce(t.window.common.copied);
  };
  return (
    <Expander
      id={`details-${check.id}`}
      kind="flat"
      title={words.title}
      isOpen={isOpen}
      onToggle={() => setOpen(!isOpen)}
    >
      <ul class="details" lang="en">
        {check.details.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <div class="row">
        <Button onClick={copy}>{words.copy}</Button>
        {isCopied && <span class="quiet">{t.window.common.copied}</span>}
      </div>
    </Expander>
  );
}
