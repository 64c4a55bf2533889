/** The two channels: commands in, snapshots out. Apart from the contract, so that the preload carries no schemas. */
export const commandChannel = 'vigie:command';
export const snapshotChannel = 'vigie:snapshot';
