import type { Update, WebhookInfo } from '@grammyjs/types';

import { conflict, stricter } from './api-error.ts';
import type { Args, Context } from './context.ts';
import { checkWebhook } from './webhook.ts';

/** How the bot gets its updates: by polling or by a webhook, never both. */
export const receivingMethods = {
  getUpdates: (context: Context, args: Args<'getUpdates'>): Promise<Update[]> => {
    const { polling, webhook, updates, gone } = context;
    if (webhook.active()) {
      polling.counts.conflicts += 1;
      throw conflict(
        "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
      );
    }
    if (args.allowed_updates !== undefined) updates.allow(args.allowed_updates);
    return polling.poll(args, gone);
  },

  setWebhook: (context: Context, args: Args<'setWebhook'>): true => {
    const { polling, webhook, updates } = context;
    const { url = '', secret_token: secret = '', max_connections = 40 } = args;
    if (url === '') return receivingMethods.deleteWebhook(context, args);
    checkWebhook(url, secret);
    if (max_connections < 1 || max_connections > MOST_CONNECTIONS) {
      throw stricter(`max_connections must be from 1 to ${MOST_CONNECTIONS}`);
    }
    if (args.drop_pending_updates) updates.keepLast(0);
    if (args.allowed_updates !== undefined) updates.allow(args.allowed_updates);
    polling.interrupt(conflict('terminated by setWebhook request'));
    webhook.set({ url, secret, maxConnections: max_connections });
    return true;
  },

  deleteWebhook: ({ webhook, updates }: Context, args: Args<'deleteWebhook'>): true => {
    if (args.drop_pending_updates) updates.keepLast(0);
    webhook.remove();
    return true;
  },

  getWebhookInfo: ({ webhook }: Context): WebhookInfo => webhook.info(),
};

const MOST_CONNECTIONS = 100;
