using System.Text.Json.Nodes;

namespace Aef.Tests.Conformity;

/// <summary>
/// An executor entry for BigQuery whose expressions read the keys of a map: without a key, the expression that reads it fails. The key
/// <c>url</c> is the address of the start, which then is none; with <c>unlisted</c>, the job is in a state that the entry does not list.
/// </summary>
internal static class Probe
{
    public const string Name = "probe";

    private const string Address = "https://bigquery.googleapis.com/bigquery/v2/projects/p/jobs";

    public const string Entry = """
        {"name": "probe", "accepts_secrets": true, "callbacks": true, "parameters": {"ok": {"type": "map", "required": true}},
          "workflows": [{"binding": "connector",
          "start": {
            "call": "http.post",
            "args": {"url": "${parameters.ok.url}", "auth": {"type": "OAuth2"},
                     "headers": {"B": "${default(job.callback_url, \"b\")}", "A": "${parameters.ok.header}"},
                     "body": {"jobReference": {"projectId": "p", "jobId": "${job.id}"}, "configuration": {"query": {"query": "select 1"}}}},
            "id": "${if(parameters.ok.id == 1, job.id, null)}", "sure_when": "${error.code == 409}"},
          "status": {
            "call": "http.get",
            "args": {"url": "https://bigquery.googleapis.com/bigquery/v2/projects/p/jobs/${job.async_job_id}", "auth": {"type": "OAuth2"},
                     "headers": {"A": "${parameters.ok.poll}"}},
            "state": "${if(map.get(answer.body, [\"status\", \"errorResult\"]) == null, answer.body.status.state, \"FAILED\") + parameters.ok.state}",
            "success": ["DONE"], "running": ["PENDING", "RUNNING"], "failed": ["FAILED"], "message": "${parameters.ok.message}"},
          "cancel": {
            "call": "http.post",
            "args": {"url": "https://bigquery.googleapis.com/bigquery/v2/projects/p/jobs/${job.async_job_id}/cancel",
                     "auth": {"type": "OAuth2"}, "headers": {"A": "${parameters.ok.cancel}"}}},
          "output": {"constant": 1, "rows": "${parameters.ok.rows}"},
          "link": "https://example.com/${parameters.ok.link}"}]}
        """;

    /// <summary>The expressions that can fail.</summary>
    public static readonly IReadOnlyList<string> Expressions =
        ["url", "header", "id", "link", "poll", "state", "message", "rows", "cancel", "unlisted"];

    /// <summary>Those whose failure starts nothing.</summary>
    public static readonly IReadOnlySet<string?> BeforeStart = new HashSet<string?> { "url", "header" };

    /// <summary>The parameters of a job in which the expression fails.</summary>
    public static JsonObject With(string? broken)
    {
        var keys = new JsonObject { ["url"] = Address, ["id"] = 1, ["state"] = string.Empty };
        foreach (var key in Expressions.Where(k => !keys.ContainsKey(k)))
        {
            keys[key] = "x";
        }

        if (broken == "url")
        {
            keys["url"] = "not an address";
        }
        else if (broken == "unlisted")
        {
            keys["state"] = "_PAUSED";
        }
        else if (broken is not null)
        {
            keys.Remove(broken);
        }

        return new JsonObject { ["ok"] = keys };
    }
}
