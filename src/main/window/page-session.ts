import { type Session, session } from 'electron';
import { restrictSession } from '../security.ts';
import { servePage } from './page-protocol.ts';

/** The page's own session, without cache, cookies or rights; made when the first window needs it. */
export function createPageSession(page: string): () => Session {
  let own: Session | null = null;
  return () => {
    if (own) return own;
    own = session.fromPartition('vigie', { cache: false });
    restrictSession(own);
    servePage(own, page);
    return own;
  };
}
