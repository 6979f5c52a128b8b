import { documents } from "../../documents.ts";
import type { Entry } from "../../entry.ts";

export const push412SourceDoesNotExist: Entry = {
  id: "push/412/SOURCE_DOES_NOT_EXIST",
  api: "push",
  status: "412",
  code: "SOURCE_DOES_NOT_EXIST",
  names: ["unknown source", "source not created", "wrong source id", "wrong sourceId", "sourceId wrong", "sourceId not found", "source not found", "no such source"],
  title: "Coveo finds no source with this ID",
  symptoms: [
    "A push request is refused with 412 `SOURCE_DOES_NOT_EXIST`.",
    "The first push into a new organization, not provisioned yet, fails.",
  ],
  asked: [
    "the source is unknown",
    "Coveo cannot find the source",
    "the source was deleted",
    "typo in the source id",
    "there is no such source",
    "wrong source id in the push URL",
    "the source was just created and is not found",
    "first source of a new organization",
    "source missing in this organization",
    "the source id is invalid",
    "no source with this id",
    "the source is not found",
    "the source was removed or renamed",
    "the source is not there",
    "source of another organization",
  ],
  causes: ["The `sourceId` in the request belongs to no source that Coveo can find."],
  resolutions: [
    { when: null, do: "Check the spelling of the `sourceId`." },
    {
      when: null,
      do: "Check that the source really was created, and in this organization.",
    },
    {
      when: "If it is the first source of a new organization",
      do: "Allow about 10 minutes, because the organization is provisioned first. Later sources are there within seconds.",
    },
  ],
  category: "configuration",
  retry: "after-fix",
  limits: [{ what: "Usual wait for the first source of a new organization", value: 10, unit: "minutes" }],
  links: [
    { label: "Copy a source's name or ID", url: "https://docs.coveo.com/en/3390#copy-a-source-name-or-id" },
    { label: "What an organization is", url: "https://docs.coveo.com/en/185/" },
    { label: "What the Coveo Platform is", url: "https://docs.coveo.com/en/186/" },
    { label: "Push source issues", url: "https://docs.coveo.com/en/95/" },
  ],
  sources: [documents.pushSourceIssues, documents.pushApiErrors, documents.pushApiErrors2017],
  checked: "2026-11-20",
};
