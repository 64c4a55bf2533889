import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Snapshot } from '../../../domain/view/snapshot.ts';
import '../../style/setup.css';
import { useCommand } from '../../parts/commands.tsx';
import { usePlace } from '../../parts/place.tsx';
import { useStepFocus, type Ways } from '../../parts/steps/step.tsx';
import { usePageText } from '../../parts/words.tsx';
import { AddressStep } from './address-step.tsx';
import { DatesStep } from './dates-step.tsx';
import { IconStep } from './icon-step.tsx';
import { PasswordStep } from './password-step.tsx';
import { standingOf } from './setup-step.tsx';

/** A mailbox's first start. Where it stands is kept with the settings, so that it can be left and taken up again. */
export function SetupView({ snapshot }: { snapshot: Snapshot }): JSX.Element {
  const command = useCommand();
  const { go } = usePlace();
  const { t } = usePageText();
  const { back, later } = t.window.setup;
  const [isAtAddress, setAtAddress] = useState(false);
  /** What has just gone well, to be said at the head of the next step. */
  const [news, setNews] = useState('');
  const [isAutostartWanted, setAutostartWanted] = useState<boolean | null>(null);
  const standing = standingOf(snapshot, isAtAddress);
  const frame = useStepFocus(standing.step === 'address' ? 'address' : `${standing.step} ${standing.mailbox.address}`);
  const leave = (): void => go({ view: 'home' });
  const toStep = (step: 'passwords' | 'dates' | 'icon', said = ''): void => {
    setNews(said);
    void command('setup-step', { step });
  };
  const ways = (goBack: () => void): Ways => ({
    back: { label: back, go: goBack },
    leave: { label: later, go: leave },
  });
  const isFirst = snapshot.mailboxes.length <= 1;

  return (
    <div class="setup stack" ref={frame}>
      {standing.step === 'address' && (
        <AddressStep
          snapshot={snapshot}
          onBegun={() => setAtAddress(false)}
          onLeave={snapshot.mailboxes.length > 0 ? leave : null}
        />
      )}
      {standing.step === 'passwords' && (
        <PasswordStep
          key={standing.mailbox.address}
          snapshot={snapshot}
          mailbox={standing.mailbox}
          onDone={(said) => toStep('dates', said)}
          ways={ways(() => setAtAddress(true))}
        />
      )}
      {standing.step === 'dates' && (
        <DatesStep
          key={standing.mailbox.address}
          snapshot={snapshot}
          mailbox={standing.mailbox}
          news={news}
          isAutostartWanted={isAutostartWanted ?? (isFirst || snapshot.autostart === 'on')}
          onAutostart={setAutostartWanted}
          onDone={() => toStep('icon')}
          ways={ways(() => toStep('passwords'))}
        />
      )}
      {standing.step === 'icon' && (
        <IconStep
          icon={snapshot.programs.icon}
          onDone={async () => {
            const { address } = standing.mailbox;
            if ((await command('end-setup', { autostart: null })).ok) go({ view: 'home', address });
          }}
          ways={ways(() => toStep('dates'))}
        />
      )}
    </div>
  );
}
