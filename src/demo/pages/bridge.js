// In the preload's place: the contract's methods on `window.vigie`, over HTTP.
window.vigie = Object.freeze({
  async command(name, payload) {
    const response = await fetch('./command', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name, payload }),
    });
    return response.ok ? response.json() : { ok: false, problem: 'not-in-contract' };
  },
  onSnapshot(listener) {
    const source = new EventSource('./snapshots');
    source.onmessage = ({ data }) => listener(JSON.parse(data));
    return () => source.close();
  },
});
