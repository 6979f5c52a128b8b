// https://docs.aws.amazon.com/codebuild/latest/userguide/sample-build-notifications-ref.html
/** A build event's time (`Sep 1, 2017 4:12:29 PM`, UTC) as ISO 8601; null where it is none. Newer Java puts other spaces and a comma in. */
export const consoleTime = (text: string | null | undefined): string | null => {
  const parts = /^([A-Z][a-z]{2} \d{1,2}, \d{4}),? (\d{1,2}:\d\d:\d\d [AP]M)$/.exec((text ?? "").replaceAll(/\s/g, " "));
  const time = parts === null ? Number.NaN : Date.parse(`${parts[1]} ${parts[2]} UTC`);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
};
