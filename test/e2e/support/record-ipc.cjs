// Loaded into the app's main process before its own code (`electron -r`): keeps all that leaves for the window and for the
// clipboard, and lets a test take the PC's network addresses away.
const { app, clipboard, ipcMain } = require('electron');
const { syncBuiltinESMExports } = require('node:module');
const os = require('node:os');

const messages = [];
const { networkInterfaces } = os;
globalThis.vigieE2e = {
  messages,
  /** Null: the real ones again. */
  setInterfaces(interfaces) {
    os.networkInterfaces = interfaces === null ? networkInterfaces : () => interfaces;
    syncBuiltinESMExports();
  },
};

const handle = ipcMain.handle.bind(ipcMain);
ipcMain.handle = (channel, listener) =>
  handle(channel, async (event, ...args) => {
    const result = await listener(event, ...args);
    messages.push(JSON.stringify([channel, result]));
    return result;
  });

app.on('web-contents-created', (_event, contents) => {
  const send = contents.send.bind(contents);
  contents.send = (channel, ...args) => {
    messages.push(JSON.stringify([channel, ...args]));
    send(channel, ...args);
  };
});

const writeText = clipboard.writeText.bind(clipboard);
clipboard.writeText = (text, type) => {
  messages.push(JSON.stringify(['clipboard', text]));
  writeText(text, type);
};
