/** Systems whose content is pushed to Coveo: beside Coveo's name they are what is pushed, alone they speak for themselves. */
export const contentSystems: readonly string[] = [
  "salesforce", "shopify", "contentful", "hubspot", "zendesk", "servicenow", "confluence", "jira", "sharepoint", "wordpress", "drupal", "magento",
  "bigcommerce", "snowflake", "databricks", "bigquery", "google", "slack", "s3", "dynamodb", "postgres", "postgresql", "mysql", "mongodb", "kafka", "sftp",
];

/** Services and tools that give 401s, 429s and 503s of their own: where one of them speaks, a status or a shared code is theirs. */
export const foreignNames: readonly string[] = [
  "github", "gitlab", "bitbucket", "npm", "npx", "yarn", "pnpm", "docker", "dockerhub", "ghcr", "quay", "artifactory", "nexus", "maven", "gradle",
  "pypi", "pip", "poetry", "nuget", "rubygems", "composer", "packagist", "crates", "cargo", "homebrew", "apt-get", "ecr", "s3", "dynamodb", "cloudfront",
  "azure", "gcp", "google", "firebase", "gcloud", "kubernetes", "kubectl", "k8s", "helm", "argocd", "terraform", "pulumi", "vault", "consul", "sonarqube",
  "sonarcloud", "sonar", "jira", "slack", "pagerduty", "opsgenie", "datadog", "newrelic", "sentry", "splunk", "grafana", "prometheus", "elasticsearch",
  "opensearch", "elastic", "algolia", "solr", "stripe", "paypal", "okta", "auth0", "keycloak", "cognito", "postgres", "postgresql", "mysql", "mongodb",
  "redis", "kafka", "rabbitmq", "openai", "anthropic", "twilio", "sendgrid", "mailchimp", "cloudflare", "fastly", "akamai", "vercel", "netlify", "heroku",
  "codecov", "coveralls", "snyk", "dependabot", "renovate", "browserstack", "saucelabs", "percy", "chromatic", "lighthouse", "selenium", "cypress", "launchdarkly",
  "salesforce", "shopify", "contentful", "hubspot", "zendesk", "servicenow", "confluence", "sharepoint", "wordpress", "drupal", "magento", "bigcommerce", "snowflake",
  "databricks", "bigquery", "spotify", "twitter", "facebook", "linkedin", "nginx ingress", "istio", "envoy", "traefik", "haproxy", "varnish", "keyvault", "oidc", "ldap", "sftp", "smtp",
];
