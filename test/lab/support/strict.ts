import { troubledAccounts } from './accounts.ts';

/** What the second root of {@link strictSettings} allows. */
export const schoolLimitBytes = 500 * 1_048_576;

/** A Dovecot with a school's quota root behind each box's own, one IMAP session an address, and no password in clear. */
export const strictSettings = `
disable_plaintext_auth = yes
protocol imap {
  mail_max_userip_connections = 1
}
passdb {
  driver = static
  username_filter = ${troubledAccounts.suspended.user}
  args = nopassword=y nologin=y reason=Compte_suspendu
}
plugin {
  quota2 = count:Ecole
  quota2_rule = *:storage=${schoolLimitBytes / 1_048_576}M
  quota_vsizes = yes
}
`;
