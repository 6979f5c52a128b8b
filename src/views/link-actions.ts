import * as z from "zod";

/** The action ids of the buttons about links and the Home tab; they stay in messages, so none is ever renamed. */
export const linkActions = { approve: "approve_link", decline: "decline_link", openLink: "open_link_form", openMove: "open_move_form", page: "show_home_page" } as const;

/** Whether a button is one of those about links and the Home tab. */
export const isLinkAction = (actionId: string): boolean => Object.values(linkActions).some((action) => actionId.startsWith(action));

/** The callback ids of the windows. */
export const linkForms = { link: "link_projects", move: "move_channel" } as const;

const requestValue = z.object({ v: z.literal(1), id: z.string().min(1).max(200), askedAt: z.iso.datetime() });
const channelValue = z.object({ v: z.literal(1), channel: z.string().regex(/^[CG][A-Z0-9]{2,20}$/).nullable() });
const pageValue = z.object({ v: z.literal(1), page: z.int().min(0).max(10_000) });

/** What a button or window is about: ids only. */
export const writeValue = (value: z.infer<typeof requestValue> | z.infer<typeof channelValue> | z.infer<typeof pageValue>): string => JSON.stringify(value);

export const readRequestValue = (text: string): z.infer<typeof requestValue> | undefined => requestValue.safeParse(parsed(text)).data;
export const readChannelValue = (text: string): z.infer<typeof channelValue> | undefined => channelValue.safeParse(parsed(text)).data;
export const readPageValue = (text: string): z.infer<typeof pageValue> | undefined => pageValue.safeParse(parsed(text)).data;

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
