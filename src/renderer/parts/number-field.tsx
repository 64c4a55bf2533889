import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { formatNumber } from '../../domain/text/format.ts';
import { FieldFrame, type FieldTexts } from './field-frame.tsx';
import { usePageText } from './words.tsx';

type Limits = { readonly min: number; readonly max: number; readonly isOptional: boolean; readonly isWhole: boolean };

/** A number as people write it, with a comma or a point; undefined where it is none, or outside its limits. */
function readNumber(text: string, { min, max, isOptional, isWhole }: Limits): number | null | undefined {
  const plain = text.replaceAll(/[\s\u00a0]/g, '').replace(',', '.');
  if (plain === '') return isOptional ? null : undefined;
  const value = /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : Number.NaN;
  return value >= min && value <= max && (!isWhole || Number.isInteger(value)) ? value : undefined;
}

export type NumberFieldProps = Omit<FieldTexts, 'error' | 'warning'> & {
  /** Shown after the field. */
  unit?: string | undefined;
  min: number;
  max: number;
  /** Null: nothing given. */
  value: number | null;
  /** Enter, or the focus left, with another acceptable value. Null only where `isOptional`. */
  onChange: (value: number | null) => void;
  isOptional?: boolean | undefined;
  /** Only whole numbers; true unless told. */
  isWhole?: boolean | undefined;
  isDisabled?: boolean | undefined;
  /** What is wrong with an acceptable number; the limits are the field's own matter. */
  error?: string | undefined;
};

export function NumberField({
  unit,
  min,
  max,
  value,
  onChange,
  isOptional = false,
  isWhole = true,
  isDisabled,
  error,
  ...texts
}: NumberFieldProps): JSX.Element {
  const { t, lang } = usePageText();
  const number = (one: number): string => formatNumber(one, lang, 2);
  const [draft, setDraft] = useState<string | null>(null);
  const shown = draft ?? (value === null ? '' : String(value).replace('.', lang === 'fr' ? ',' : '.'));
  const read = readNumber(shown, { min, max, isOptional, isWhole });
  // Not while it is being typed: "1" may be on its way to "15".
  const [isJudged, setJudged] = useState(false);
  const isBad = isJudged && draft !== null && read === undefined;
  const commit = (): void => {
    setJudged(read === undefined);
    if (draft === null || read === undefined) return;
    setDraft(null);
    if (read !== value) onChange(read);
  };
  return (
    <FieldFrame {...texts} error={isBad ? t.window.common.fields.numberBetween(number(min), number(max)) : error}>
      {(ties) => (
        <span class="number">
          <input
            {...ties}
            class="input"
            inputMode={isWhole ? 'numeric' : 'decimal'}
            value={shown}
            disabled={isDisabled}
            autoComplete="off"
            onInput={(event) => setDraft(event.currentTarget.value)}
            onChange={commit}
          />
          {unit !== undefined && <span class="unit">{unit}</span>}
        </span>
      )}
    </FieldFrame>
  );
}
