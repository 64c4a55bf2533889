import { type Input, Menu, type MenuItemConstructorOptions, type WebContents } from 'electron';
import { catalogue, type Lang } from '../../domain/text/index.ts';
import { largestZoom, smallestZoom } from './window-memory.ts';

const factors = [smallestZoom, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, largestZoom];

export type ZoomStep = 'in' | 'out' | 'reset';

/**
 * What a key asks of the zoom: Ctrl with +, = , − or 0, also on the number pad. The zero is taken by its place, since on a
 * Belgian keyboard that key writes "à"; the others by what they write.
 */
export function zoomStep(input: Pick<Input, 'type' | 'control' | 'alt' | 'key' | 'code'>): ZoomStep | null {
  if (input.type !== 'keyDown' || !input.control || input.alt) return null;
  if (input.key === '+' || input.key === '=' || input.code === 'NumpadAdd') return 'in';
  if (input.key === '-' || input.code === 'NumpadSubtract') return 'out';
  return input.key === '0' || input.code === 'Digit0' || input.code === 'Numpad0' ? 'reset' : null;
}

/** The next zoom factor, from {@link smallestZoom} to {@link largestZoom}. */
export function zoomed(factor: number, step: ZoomStep): number {
  switch (step) {
    case 'in':
      return factors.find((one) => one > factor) ?? largestZoom;
    case 'out':
      return factors.findLast((one) => one < factor) ?? smallestZoom;
    case 'reset':
      return 1;
  }
}

/** Lets keys and Ctrl with the wheel zoom a page. */
export function zoomByKeys(contents: WebContents, factor: () => number, save: (factor: number) => void): void {
  const zoom = (step: ZoomStep): void => {
    const next = zoomed(factor(), step);
    contents.setZoomFactor(next);
    save(next);
  };
  contents.on('before-input-event', (event, input) => {
    const step = zoomStep(input);
    if (!step) return;
    event.preventDefault();
    zoom(step);
  });
  contents.on('zoom-changed', (_event, direction) => zoom(direction));
}

/** Right click: cut, copy, paste and select all in fields, copy where text is selected. */
export function offerEditMenu(contents: WebContents, lang: () => Lang): void {
  contents.on('context-menu', (_event, { isEditable, selectionText, editFlags }) => {
    if (!isEditable && selectionText === '') return;
    const { cut, copy, paste, selectAll } = catalogue(lang()).shell.edit;
    const item = (role: MenuItemConstructorOptions['role'], label: string, enabled: boolean) =>
      ({ role, label: label, enabled }) as MenuItemConstructorOptions;
    const copying = item('copy', copy, editFlags.canCopy);
    const editing: MenuItemConstructorOptions[] = [
      item('cut', cut, editFlags.canCut),
      copying,
      item('paste', paste, editFlags.canPaste),
      { type: 'separator' },
      item('selectAll', selectAll, editFlags.canSelectAll),
    ];
    Menu.buildFromTemplate(isEditable ? editing : [copying]).popup();
  });
}
