import * as z from "zod";

const address = z.url({ protocol: /^https$/ });
const text = (longest: number) => z.string().min(1).max(longest);

/** A manifest as Slack takes it, with its limits; a key that it does not know is refused. https://docs.slack.dev/reference/app-manifest */
export const manifestSchema = z.strictObject({
  _metadata: z.strictObject({ major_version: z.literal(2), minor_version: z.literal(1) }),
  display_information: z.strictObject({
    name: text(35),
    description: text(140),
    long_description: z.string().min(174).max(4_000),
    background_color: z.string().regex(/^#([0-9a-f]{3}){1,2}$/i),
  }),
  features: z.strictObject({
    app_home: z.strictObject({ home_tab_enabled: z.boolean(), messages_tab_enabled: z.boolean(), messages_tab_read_only_enabled: z.boolean() }),
    bot_user: z.strictObject({ display_name: z.string().regex(/^[\w. -]{1,80}$/), always_online: z.boolean() }),
    shortcuts: z.array(z.strictObject({ name: text(24), type: z.enum(["message", "global"]), callback_id: text(255), description: text(150) })).max(10),
    slash_commands: z
      .array(z.strictObject({ command: z.string().regex(/^\/[a-z0-9_-]{1,31}$/), url: address, description: text(2_000), usage_hint: text(1_000), should_escape: z.boolean() }))
      .max(50),
  }),
  oauth_config: z.strictObject({ scopes: z.strictObject({ bot: z.array(z.string().regex(/^[a-z_]+(:[a-z]+)?$/)).max(255) }) }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({ request_url: address, bot_events: z.array(z.string().regex(/^[a-z_]+(\.[a-z]+)?$/)).max(100) }),
    interactivity: z.strictObject({ is_enabled: z.boolean(), request_url: address }),
    org_deploy_enabled: z.boolean(),
    socket_mode_enabled: z.boolean(),
    token_rotation_enabled: z.boolean(),
  }),
});
