import etnic from '../../assets/profiles/etnic.json' with { type: 'json' };
import { type ServerProfile, serverProfileSchema } from '../domain/model/server-profile.ts';

/** The profile of new mailboxes: ETNIC's servers as the official manual gives them. */
export const defaultProfile: ServerProfile = serverProfileSchema.parse(etnic);
