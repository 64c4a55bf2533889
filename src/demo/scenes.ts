import type { HealthCode } from '../domain/model/health.ts';
import type { MatterKind } from '../domain/model/matter.ts';
import type { StageAction } from './stage.ts';

/** How long the watch takes to see it, and so how fast demo time runs until it has. */
export type Stretch = 'minutes' | 'hours' | 'days';

/** What a button of the control page is for. */
export type Scene = {
  /** Demo time runs fast until this is open, or this is the verdict; null where the next look shows it. */
  readonly shows: MatterKind | HealthCode | null;
  /** Demo time runs fast until nothing is left of these. */
  readonly ends?: readonly MatterKind[];
  readonly stretch: Stretch;
  /** How Vigie goes about it, for the person who shows it. */
  readonly note: string;
};

export const scenes: Readonly<Record<StageAction, Scene>> = {
  'fill-50': { shows: 'storage.ok', stretch: 'minutes', note: 'À moitié pleine, une boîte va bien : rien à dire.' },
  'fill-80': {
    shows: 'storage',
    stretch: 'minutes',
    note: 'À partir de 75 %, Vigie regarde une seconde fois, une demi-heure plus tard : Outlook a pu relever entre-temps.',
  },
  'fill-92': {
    shows: 'storage.very-high',
    stretch: 'minutes',
    note: 'À partir de 90 %, Vigie regarde une seconde fois, une demi-heure plus tard, puis le dit.',
  },
  'fill-98.5': {
    shows: 'storage.full',
    stretch: 'minutes',
    note: 'À partir de 98 %, la boîte est pleine : c’est dit tout de suite.',
  },
  'fill-100': { shows: 'storage.full', stretch: 'minutes', note: 'Plus rien n’entre : c’est dit tout de suite.' },
  deliver: {
    shows: null,
    stretch: 'minutes',
    note: 'Un courriel de plus n’est pas une nouvelle : Vigie le compte, sans rien en dire.',
  },
  collect: {
    shows: 'storage.ok',
    ends: ['storage', 'copies', 'collection'],
    stretch: 'hours',
    note: 'Outlook a vidé la boîte.',
  },
  'other-reader': {
    shows: 'collection.second-reader',
    stretch: 'days',
    note: 'La boîte se vide alors qu’Outlook est fermé ici. Vu trois fois en deux jours, cela s’écrit dans la fenêtre. Ce n’est pas une panne : aucune notification.',
  },
  'leave-copies': {
    shows: 'copies',
    stretch: 'days',
    note: 'Un ancien message qui reste quand de plus récents partent, deux jours de suite : Outlook laisse des copies.',
  },
  abandon: {
    shows: 'collection',
    stretch: 'days',
    note: 'Des messages que personne ne relève : c’est dit après deux jours ouvrables, et c’est grave après cinq.',
  },
  'cerbere-soon': {
    shows: 'password-expiry.soon',
    stretch: 'minutes',
    note: 'Dit une fois à 30, 15, 7, 3 et 1 jours de la fin.',
  },
  'cerbere-today': { shows: 'password-expiry.today', stretch: 'minutes', note: 'Le dernier jour se dit le jour même.' },
  'cerbere-expired': {
    shows: 'sending.password-expired',
    stretch: 'minutes',
    note: 'Le dernier jour est passé et le serveur refuse l’envoi. Vigie n’essaie plus ce mot de passe d’elle-même.',
  },
  'cerbere-renewed': {
    shows: null,
    stretch: 'minutes',
    note: 'Renouvelé chez CERBERE. S’il a été refusé ici, Vigie attend que vous le retapiez dans sa fenêtre.',
  },
  'date-unknown': {
    shows: 'password-expiry.date-unknown',
    stretch: 'minutes',
    note: 'Vigie pose la question dans sa fenêtre. Elle n’en fait une notification qu’après un mois.',
  },
  'password-changed': {
    shows: 'password',
    stretch: 'minutes',
    note: 'Un mot de passe refusé n’est jamais renvoyé tout seul : retapez le nouveau dans la fenêtre de Vigie.',
  },
  'password-restored': {
    shows: null,
    stretch: 'minutes',
    note: 'L’ancien mot de passe est de nouveau bon. Vigie l’a vu refusé : elle attend que vous demandiez un essai dans sa fenêtre.',
  },
  'passwords-lost': {
    shows: 'sending.not-configured',
    stretch: 'minutes',
    note: 'Sans mot de passe, Vigie ne regarde plus : sa fenêtre et son icône le montrent aussitôt, sans promettre que tout va bien.',
  },
  'passwords-found': {
    shows: null,
    ends: ['blind'],
    stretch: 'hours',
    note: 'Les mots de passe sont revenus : Vigie regarde de nouveau.',
  },
  'servers-locked': {
    shows: 'busy',
    stretch: 'hours',
    note: 'Une boîte occupée un moment est normale. Vigie ne le dit qu’après trois heures.',
  },
  'servers-unreachable': {
    shows: 'servers',
    stretch: 'minutes',
    note: 'Une panne est dite après trois regards ratés en dix minutes : un serveur qui redémarre n’est une nouvelle pour personne.',
  },
  'servers-slow': {
    shows: null,
    stretch: 'minutes',
    note: 'Vigie est patiente : une réponse lente est une réponse. Rien à dire.',
  },
  'servers-locked-out': {
    shows: 'locked-out',
    stretch: 'minutes',
    note: 'Trop d’essais : chaque nouvel essai prolongerait le blocage. Vigie se tait six heures envers le serveur.',
  },
  'servers-access-off': {
    shows: 'not-let-in',
    stretch: 'minutes',
    note: 'Le serveur ne laisse plus entrer par ce chemin, quel que soit le mot de passe : Vigie n’essaie plus d’elle-même.',
  },
  'servers-both-refused': {
    shows: 'both-passwords',
    stretch: 'minutes',
    note: 'Deux mots de passe différents refusés à la fois, tous deux bons hier : c’est plutôt le serveur. Vigie réessaie une fois, deux heures plus tard.',
  },
  'servers-said-full': {
    shows: 'storage.full',
    stretch: 'minutes',
    note: 'Le serveur compte aussi ce que Vigie ne voit pas : sa parole l’emporte sur la mesure.',
  },
  'servers-well': {
    shows: null,
    ends: ['servers', 'busy', 'both-passwords', 'storage'],
    stretch: 'hours',
    note: 'Après une panne, deux regards réussis la terminent.',
  },
  'certificate-ending': {
    shows: 'certificate',
    stretch: 'minutes',
    note: 'Le certificat est l’affaire du fournisseur. Vigie le dit une fois, quand il ne reste que quelques jours.',
  },
  'certificate-expired': {
    shows: 'certificate.refused',
    stretch: 'minutes',
    note: 'Vigie n’envoie aucun mot de passe à un serveur qu’elle ne reconnaît pas. C’est dit après trois regards en dix minutes.',
  },
  'certificate-good': {
    shows: null,
    ends: ['certificate'],
    stretch: 'minutes',
    note: 'Deux regards réussis, et c’est fini.',
  },
  'outlook-open': {
    shows: null,
    stretch: 'minutes',
    note: 'Outlook est ouvert : Vigie le voit une fois par minute, sans rien en faire d’autre.',
  },
  'outlook-closed': {
    shows: null,
    stretch: 'minutes',
    note: 'Outlook est fermé. Ouvrez « J’ai changé mon mot de passe CERBERE » : la case s’est cochée toute seule.',
  },
  'outlook-right': {
    shows: 'mail-program.ok',
    stretch: 'minutes',
    note: 'Les réglages d’Outlook sont ceux que le serveur demande.',
  },
  'outlook-copies': {
    shows: 'mail-program.copies-left',
    stretch: 'minutes',
    note: 'Le manuel l’écrit en capitales : cette case ne doit pas être cochée. C’est dit une fois, avec le chemin pour la décocher.',
  },
  'outlook-other-server': {
    shows: 'mail-program.differs',
    stretch: 'minutes',
    note: 'La carte « Programme de courrier » montre ce qui est là, ce qu’il faut, et où. Ce n’est pas une panne : aucune notification.',
  },
  'outlook-no-login': {
    shows: 'mail-program.differs',
    stretch: 'minutes',
    note: 'Sans identification propre à l’envoi, Outlook n’envoie rien. La carte dit où l’indiquer. Aucune notification.',
  },
  'first-start': {
    shows: null,
    stretch: 'minutes',
    note: 'Vigie ne connaît plus de boîte. Ouvrez sa fenêtre et faites le premier démarrage, avec l’adresse et les mots de passe d’ici.',
  },
  repair: {
    shows: null,
    ends: [],
    stretch: 'hours',
    note: 'Tout est réparé, et les mots de passe sont retapés : il n’y a rien d’autre à faire.',
  },
};
