// osls loads CommonJS only.
module.exports = async ({ resolveVariable }) => {
  const { readStageSettings } = await import("./stage-settings.ts");
  const { templateSettings } = await import("./template-settings.ts");
  return templateSettings(readStageSettings(await resolveVariable("sls:stage"), await resolveVariable('param:settings, ""')));
};
