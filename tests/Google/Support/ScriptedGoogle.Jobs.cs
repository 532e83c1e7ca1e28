using System.Text.Json.Nodes;

namespace Aef.Tests.Google.Support;

/// <summary>Cloud Scheduler v1 (google-rest.md, section 4).</summary>
internal sealed partial class ScriptedGoogle
{
    private ScriptedAnswer Job(ScriptedRequest request, string[] rest)
    {
        if (rest is [])
        {
            return request.Method == "POST" ? CreateJob(request) : Page(request, "jobs", [.. Jobs.Values], 500, 500);
        }

        var parent = string.Join('/', request.Path.Trim('/').Split('/').Skip(1).Take(4));
        var call = rest[0].Split(':');
        var name = $"{parent}/jobs/{call[0]}";
        if (!Jobs.TryGetValue(name, out var job))
        {
            return Missing();
        }

        switch (request.Method, call)
        {
            case ("GET", [_]):
                return Json(job);
            case ("DELETE", [_]):
                Jobs.Remove(name);
                return Json(new JsonObject());
            case ("PATCH", [_]):
                var body = Read(request);
                foreach (var field in request.Parameter("updateMask")!.Split(','))
                {
                    job.Remove(field);
                    if (body[field] is { } value)
                    {
                        job[field] = value.DeepClone();
                    }
                }

                return Json(job);
            case ("POST", [_, "pause"]):
                return Switch(job, "ENABLED", "PAUSED");
            case ("POST", [_, "resume"]):
                return Switch(job, "PAUSED", "ENABLED");
            case ("POST", [_, "run"]):
                JobRuns++;
                return Json(job);
            default:
                return Missing();
        }
    }

    private ScriptedAnswer CreateJob(ScriptedRequest request)
    {
        var job = Read(request);
        var name = job["name"]!.GetValue<string>();
        if (Jobs.ContainsKey(name))
        {
            return Error(409, "ALREADY_EXISTS", "Job " + name + " already exists.");
        }

        job["state"] = "ENABLED";
        Jobs[name] = job;
        return Json(job);
    }

    private static ScriptedAnswer Switch(JsonObject job, string from, string to)
    {
        if (job["state"]!.GetValue<string>() != from)
        {
            return Error(400, "FAILED_PRECONDITION", $"The job must be {from}.");
        }

        job["state"] = to;
        return Json(job);
    }
}
