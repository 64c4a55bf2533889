import { Menu, type MenuItemConstructorOptions, type WebContents } from 'electron';
import { catalogue, type Lang } from '../../domain/text/index.ts';

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
