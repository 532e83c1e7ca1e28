using System.Globalization;
using Aef.Adapters.Yaml;
using Aef.Core.Workspace;
using Aef.Runs.Workspace;

namespace Aef.Tests.Google.Publishing;

/// <summary>A folder with definitions that are published.</summary>
internal sealed class Project : IDisposable
{
    public const string Account = "starter@p1.iam.gserviceaccount.com";

    public Project()
    {
        Folder = Directory.CreateTempSubdirectory("aef-publish-").FullName;
        Write("aef.json", """
            {
              "name": "sales",
              "environments": {
                "dev": {
                  "project": "p1", "region": "europe-west3",
                  "publish": {
                    "workflow_account": "worker@p1.iam.gserviceaccount.com",
                    "scheduler_account": "starter@p1.iam.gserviceaccount.com",
                    "jobs_bucket": "jobs", "composer_bucket": "composer", "log_level": "LOG_ERRORS_ONLY"
                  }
                }
              }
            }
            """);
        Write("platform-parameters-dev.json", """
            [{"ParameterKey": "pProjectID", "ParameterValue": "p1"}, {"ParameterKey": "pRegion", "ParameterValue": "europe-west3"}]
            """);
    }

    public string Folder { get; }

    public string Write(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public void Delete(string name) => File.Delete(Path.Combine(Folder, name));

    /// <summary>Writes a pipeline with one job, its file and perhaps a schedule.</summary>
    public void Pipeline(string name, string job = "load", string? schedule = null, string engine = "cloud_workflows")
    {
        Write($"{name}.yaml", string.Join('\n', new[]
        {
            $"name: {name}",
            $"description: Loads {name}",
            $"engine: {engine}",
            schedule is null ? null : $"schedule: {schedule}",
            "levels:",
            $"- - {{job_id: J01, job_name: {job}, type: sync, executor: dataform-tag-executor}}",
        }.OfType<string>()) + "\n");
        JobFile(job, "nightly");
    }

    public void JobFile(string job, string tag) => Write(
        $"jobs/dataform-tag-executor/{job}.json",
        $$"""
        {
          "workflow_id": "{{job}}", "repository_name": "sales", "tags": ["{{tag}}"],
          "dataform_location": "europe-west3", "dataform_project_id": "p1", "branch": "main"
        }

        """);

    /// <summary>What the tests of faults publish: workflows, DAGs, files, and schedules in all states.</summary>
    public void WriteAllKinds(int version)
    {
        Pipeline("plain", $"plain{version}");
        Pipeline("daily", "daily", $"{{cron: \"{version} 5 * * *\", time_zone: Europe/Berlin}}");
        Pipeline("stopped", "stopped", version == 1 ? "{cron: \"0 6 * * *\"}" : "{cron: \"0 6 * * *\", enable: paused}");
        Pipeline("resumed", "resumed", version == 1 ? "{cron: \"0 7 * * *\", enable: paused}" : "{cron: \"0 7 * * *\"}");
        Pipeline("removed", "removed", version == 1 ? "{cron: \"0 8 * * *\"}" : "{cron: \"0 8 * * *\", enable: \"false\"}");
        Pipeline("dag", $"dag{version}", engine: "composer");
        JobFile("daily", $"tag{version}");
        if (version > 1)
        {
            Pipeline("added", "added", "{cron: \"0 9 * * *\"}");
        }
    }

    public void WriteMany(int count)
    {
        for (var i = 0; i < count; i++)
        {
            Pipeline(
                string.Create(CultureInfo.InvariantCulture, $"pipeline-{i:00}"),
                string.Create(CultureInfo.InvariantCulture, $"job{i:00}"),
                i % 2 == 0 ? string.Create(CultureInfo.InvariantCulture, $"{{cron: \"{i} 4 * * *\", time_zone: Europe/Berlin}}") : null);
        }
    }

    public Deployment Load(params string[] paths) => new AefWorkspace(new YamlDocumentReader())
        .LoadDeployment(new DeploymentRequest(paths.Length == 0 ? [Folder] : [.. paths.Select(p => Path.Combine(Folder, p))], "dev"));

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
