import { contextBridge, ipcRenderer } from 'electron';
import type { Snapshot } from '../domain/view/snapshot.ts';
import type { VigieBridge } from '../ipc/contract.ts';
import { commandChannel, snapshotChannel } from '../ipc/page.ts';

/** The contract's methods, nothing else. Payloads are checked on the other side. */
const bridge: VigieBridge = {
  command: (name, payload) => ipcRenderer.invoke(commandChannel, name, payload),
  onSnapshot: (listener) => {
    const hear = (_event: unknown, snapshot: Snapshot): void => listener(snapshot);
    ipcRenderer.on(snapshotChannel, hear);
    return () => void ipcRenderer.off(snapshotChannel, hear);
  },
};

contextBridge.exposeInMainWorld('vigie', bridge);
