/** What the bot needs where it answers mentions (topics/permissions); commands need none. */
const PERMISSIONS =
  (1n << 10n) | // VIEW_CHANNEL
  (1n << 11n) | // SEND_MESSAGES
  (1n << 16n) | // READ_MESSAGE_HISTORY, to answer as a reply
  (1n << 38n); // SEND_MESSAGES_IN_THREADS

/** Links for people to install the app by: in a server with its bot, or for themselves everywhere. */
export function inviteLinks(applicationId: string): readonly string[] {
  const link = (parameters: Record<string, string>): string =>
    `https://discord.com/oauth2/authorize?${new URLSearchParams({ client_id: applicationId, ...parameters }).toString()}`;
  return [
    `For a server: ${link({ integration_type: '0', scope: 'bot applications.commands', permissions: String(PERMISSIONS) })}`,
    `For yourself: ${link({ integration_type: '1', scope: 'applications.commands' })}`,
  ];
}
