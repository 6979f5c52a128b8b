import { documents } from "../../documents.ts";
import type { Entry } from "../../entry.ts";

export const indexingSslConnection: Entry = {
  id: "indexing/ssl-connection",
  api: "indexing",
  status: null,
  code: null,
  names: ["SSL connection could not be established", "SSL connection error", "SSL connection issue", "C# SDK SSL error", "System.ServiceModel.Primitives"],
  title: "The C# Platform SDK cannot open an SSL connection",
  symptoms: [
    "Pushing a batch with the Coveo C# Platform SDK fails with `The SSL connection could not be established, see inner exception`.",
  ],
  asked: [
    "the C# SDK cannot open an SSL connection",
    "SSL error in the .NET SDK",
    "TLS error in the C# SDK",
    "SSL error with inner exception",
    "which NuGet package does the Platform SDK need",
    "C sharp client fails with SSL",
    "dotnet push client fails with TLS",
    "secure connection fails in C#",
    "System.ServiceModel package is missing",
    "see inner exception in the Platform SDK",
  ],
  causes: ["The package `System.ServiceModel.Primitives` is probably missing from the project."],
  resolutions: [
    { when: null, do: "Add the NuGet package `System.ServiceModel.Primitives`, for the .NET framework that your version of the SDK targets." },
  ],
  category: "configuration",
  retry: "after-fix",
  limits: [],
  links: [
    {
      label: "Frameworks that the SDK targets",
      url: "https://www.nuget.org/packages/Coveo.Connectors.Utilities.PlatformSdk/#supportedframeworks-body-tab",
    },
    { label: "Coveo C# Platform SDK", url: "https://github.com/coveooss/platform-sdk#coveo-c-platform-sdk" },
    { label: "Push source issues", url: "https://docs.coveo.com/en/95/" },
  ],
  sources: [documents.pushSourceIssues],
  checked: "2026-11-20",
};
