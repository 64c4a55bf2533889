/**
 * What servers write where they have no code for it. Plain data, compared after accents and case are dropped, so that
 * UTF-8, Latin-1 and accent-less spellings read the same.
 */
export const maildropBusyWords: readonly RegExp[] = [
  /\block(ed|ing)?\b/,
  /\bin use\b/,
  /\bbusy\b/,
  /verrouille/,
  /\boccupee?\b/,
  /en cours d.utilisation/,
  /deja (ouverte?|utilisee?)/,
  /\bin gebruik\b/,
];

/** A locked *account* is a refusal, not a busy maildrop, and must never be taken for one. */
export const accountLockedWords: readonly RegExp[] = [
  /\b(account|user|login|access|compte|utilisateur|acces)\b.{0,40}\b(locked|verrouille|bloque)/,
  /\b(locked|verrouille|bloque)e? (account|user|compte)/,
  /\blocked out\b/,
  /\block.?out\b/,
];

export const passwordExpiredWords: readonly RegExp[] = [
  /\b(mot de passe|password|passwd|passphrase|credentials?|wachtwoord|passwort)\b.{0,40}\b(expired?|perime|verlopen|abgelaufen)\b/,
  /\b(expired|perime|verlopen|abgelaufen)\b.{0,20}\b(mot de passe|password|passwd|credentials?|wachtwoord|passwort)\b/,
];

/** Said of nothing in particular, these are about the password… */
export const somethingExpiredWords: readonly RegExp[] = [/\b(a|est) expiree?\b/, /\b(has|is) expired\b/];

/** …unless one of these is named. */
export const otherThingsExpire: readonly RegExp[] = [
  /\b(session|connexion|connection|delai|timeout|token|certificat|certificate|temps)\b/,
];

/** Words by which a server refuses a login on an unencrypted connection. */
export const encryptionWantedWords: readonly RegExp[] = [
  /\bplain ?text\b/,
  /\bclear ?text\b/,
  /\bencrypt/,
  /\bchiffre/,
  /\b(ssl|tls|stls|starttls)\b/,
  /\bsecure connection\b/,
];

/** Lower case, without accents, one space between words. */
export function normalise(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ');
}

const saysAny = (words: readonly RegExp[], text: string): boolean => words.some((word) => word.test(text));

/** True when the words tell of a maildrop that another session holds. */
export function saysMaildropBusy(text: string): boolean {
  const plain = normalise(text);
  return saysAny(maildropBusyWords, plain) && !saysAny(accountLockedWords, plain);
}

/** True when a refused login says that the password has expired. */
export function saysPasswordExpired(text: string): boolean {
  const plain = normalise(text);
  if (saysAny(passwordExpiredWords, plain)) return true;
  return saysAny(somethingExpiredWords, plain) && !saysAny(otherThingsExpire, plain);
}

/** True when the words ask for an encrypted connection. */
export function saysEncryptionWanted(text: string): boolean {
  return saysAny(encryptionWantedWords, normalise(text));
}
