// Loaded into the app's main process before its own code (`electron -r`): keeps all that leaves for the window.
const { app, ipcMain } = require('electron');

const messages = [];
globalThis.vigieE2e = { messages };

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
