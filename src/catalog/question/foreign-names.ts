/** Products whose errors are not Coveo's: a question that names one, and nothing of Coveo's, is not about the catalog. CI systems are not among them: where a pipeline ran says nothing. */
export const foreignNames: ReadonlySet<string> = new Set(
  `github gitlab bitbucket git svn npm npx yarn pnpm pip pip3 pypi poetry conda maven mvn gradle nuget cargo crates rubygems bundler
  composer packagist docker dockerhub podman containerd kubernetes k8s kubectl helm istio envoy openshift argocd aws awssdk boto3 botocore
  amazon amazonaws ec2 ecr ecs eks iam dynamodb sqs sns cloudfront cloudformation cloudwatch azure gcp gcloud gcs google firebase
  bigquery postgres postgresql psql mysql mariadb mongodb mongo redis sqlite oracle mssql sqlserver snowflake databricks cassandra
  elasticsearch elastic opensearch solr algolia kafka rabbitmq nats stripe paypal twilio sendgrid mailchimp slack discord teams zoom
  jira confluence atlassian trello asana notion linear okta auth0 keycloak cognito salesforce hubspot zendesk servicenow workday
  sharepoint office365 outlook gmail twitter facebook instagram linkedin youtube spotify netflix reddit whatsapp telegram nginx apache
  haproxy traefik varnish cloudflare fastly akamai vercel netlify heroku terraform pulumi ansible vault consul sonar sonarqube
  artifactory jfrog nexus harbor quay datadog newrelic sentry splunk grafana prometheus pagerduty openai chatgpt anthropic
  huggingface shopify magento wordpress drupal sitecore wix squarespace windows ubuntu debian apt yum brew homebrew ssh sftp ftp smtp
  imap ldap kerberos vpn wifi printer sql jdbc hibernate django flask rails laravel spring tomcat webpack vite babel eslint jest
  cypress playwright selenium puppeteer chrome firefox safari nodejs bing tiktok uber airbnb dropbox box figma miro grpc graphql apns
  fcm minio sap netsuite dynamics tableau looker powerbi airflow dbt fivetran segment mixpanel amplitude launchdarkly contentful`.split(/\s+/),
);

/** Shapes that only other products print. */
export const foreignShapes: readonly RegExp[] = [
  /\bora-\d{4,5}\b/i,
  /\bsqlstate\b/i,
  /\barn:aws/i,
  /\bnpm err!/i,
  /\berror_description\b/i,
  /\bunexpected (?:token|end of)\b/i,
  /\bweb push\b|\bpush notifications?\b/i,
  /\b(?:putobject|getobject|assumerole)\b/i,
];
