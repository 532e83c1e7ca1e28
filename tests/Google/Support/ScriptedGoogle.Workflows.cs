using System.Globalization;
using System.Text.Json.Nodes;

namespace Aef.Tests.Google.Support;

/// <summary>Workflows v1 and Workflow Executions v1 (google-rest.md, sections 2 and 3).</summary>
internal sealed partial class ScriptedGoogle
{
    private ScriptedAnswer Workflow(ScriptedRequest request, string[] rest)
    {
        var parent = string.Join('/', request.Path.Trim('/').Split('/').Skip(1).Take(4));
        switch (request.Method, rest)
        {
            case ("GET", []):
                return Page(request, "workflows", [.. Workflows.Values], 500, 1000);
            case ("POST", []):
                return Create(request, $"{parent}/workflows/{request.Parameter("workflowId")}");
            case (_, [var id]) when id.EndsWith(":listRevisions", StringComparison.Ordinal):
                return Workflows.TryGetValue($"{parent}/workflows/{id[..^":listRevisions".Length]}", out var one)
                    ? Page(request, "workflows", [one], 20, 100)
                    : Missing();
            case (_, [var id]):
                return Workflow(request, parent, $"{parent}/workflows/{id}");
            case (_, [var id, "executions", .. var more]):
                return Execution(request, $"{parent}/workflows/{id}", more);
            default:
                return Missing();
        }
    }

    private ScriptedAnswer Workflow(ScriptedRequest request, string parent, string name)
    {
        if (!Workflows.TryGetValue(name, out var workflow))
        {
            return Missing();
        }

        switch (request.Method)
        {
            case "GET":
                return Json(workflow);
            case "DELETE":
                Workflows.Remove(name);
                return Done(parent, new JsonObject { ["@type"] = "type.googleapis.com/google.protobuf.Empty" });
            case "PATCH":
                var body = Read(request);
                foreach (var field in request.Parameter("updateMask")!.Split(','))
                {
                    workflow.Remove(field);
                    if (body[field] is { } value)
                    {
                        workflow[field] = value.DeepClone();
                    }
                }

                workflow["updateTime"] = Time();
                return Done(parent, workflow.DeepClone());
            default:
                return Error(405, "UNIMPLEMENTED", "Method not allowed.");
        }
    }

    private ScriptedAnswer Create(ScriptedRequest request, string name)
    {
        var parent = name[..name.IndexOf("/workflows/", StringComparison.Ordinal)];
        if (Workflows.ContainsKey(name))
        {
            // The operation fails, not the request.
            return Finish(parent, new JsonObject
            {
                ["done"] = true,
                ["error"] = new JsonObject { ["code"] = 6, ["message"] = $"{name} already exists" },
            });
        }

        var workflow = Read(request);
        workflow["name"] = name;
        workflow["state"] = "ACTIVE";
        workflow["revisionId"] = "000001-a4d";
        workflow["createTime"] = Time();
        workflow["updateTime"] = Time();
        Workflows[name] = workflow;
        return Done(parent, workflow.DeepClone());
    }

    private ScriptedAnswer Done(string parent, JsonNode response) =>
        Finish(parent, new JsonObject { ["done"] = true, ["response"] = response });

    private ScriptedAnswer Finish(string parent, JsonObject operation)
    {
        operation["name"] = $"{parent}/operations/operation-{++_ids}";
        Operations[operation["name"]!.GetValue<string>()] = operation;
        return SlowOperations ? Json(new JsonObject { ["name"] = operation["name"]!.DeepClone() }) : Json(operation);
    }

    private ScriptedAnswer Operation(ScriptedRequest request) =>
        Operations.TryGetValue(request.Path.Trim('/')["v1/".Length..], out var operation) ? Json(operation) : Missing();

    private ScriptedAnswer Execution(ScriptedRequest request, string workflow, string[] rest)
    {
        if (!Workflows.ContainsKey(workflow))
        {
            return Missing();
        }

        if (rest is [])
        {
            return request.Method == "POST" ? Start(request, workflow) : ListExecutions(request, workflow);
        }

        var id = rest[0].Split(':')[0];
        var name = $"{workflow}/executions/{id}";
        if (Executions.Find(e => e["name"]!.GetValue<string>() == name) is not { } execution)
        {
            return Missing();
        }

        switch (request.Method, rest)
        {
            case ("GET", [_, "stepEntries"]):
                return Page(request, "stepEntries", StepEntries.GetValueOrDefault(name) ?? [], 100, 1000);
            case ("GET", [_, "stepEntries", var entry]):
                return (StepEntries.GetValueOrDefault(name) ?? []).Find(e => e["entryId"]!.GetValue<string>() == entry) is { } found
                    ? Json(found)
                    : Missing();
            case ("GET", [_, "callbacks"]):
                return Json(new JsonObject());
            case ("POST", [var call]) when call.EndsWith(":cancel", StringComparison.Ordinal):
                execution["state"] = "CANCELLED";
                execution["endTime"] = Time();
                return Json(execution);
            case ("GET", [var call]) when call.EndsWith(":exportData", StringComparison.Ordinal):
                return Json(new JsonObject { ["data"] = execution.ToJsonString() });
            case ("GET", [_]):
                return Json(request.Parameter("view") == "BASIC" ? Basic(execution) : execution);
            default:
                return Missing();
        }
    }

    private ScriptedAnswer Start(ScriptedRequest request, string workflow)
    {
        var execution = Read(request);
        execution["name"] = $"{workflow}/executions/{(++_ids).ToString(CultureInfo.InvariantCulture)}";
        execution["state"] = "ACTIVE";
        execution["createTime"] = Time();
        execution["startTime"] = Time();
        Executions.Insert(0, execution);
        return Json(execution);
    }

    private ScriptedAnswer ListExecutions(ScriptedRequest request, string workflow)
    {
        var all = Executions.Where(e => e["name"]!.GetValue<string>().StartsWith(workflow + "/executions/", StringComparison.Ordinal));
        if (request.Parameter("filter") is { } filter)
        {
            // The only filter that the clients of these tests send.
            const string Since = "createTime>=\"";
            if (!filter.StartsWith(Since, StringComparison.Ordinal) || !filter.EndsWith('"'))
            {
                return Error(400, "INVALID_ARGUMENT", "Invalid filter: " + filter);
            }

            var time = DateTimeOffset.Parse(filter[Since.Length..^1], CultureInfo.InvariantCulture);
            all = all.Where(e => DateTimeOffset.Parse(e["createTime"]!.GetValue<string>(), CultureInfo.InvariantCulture) >= time);
        }

        var isFull = request.Parameter("view") == "FULL";
        return Page(request, "executions", [.. all.Select(e => isFull ? e : Basic(e))], 100, isFull ? 100 : 1000);
    }

    private static JsonObject Basic(JsonObject execution)
    {
        var basic = new JsonObject();
        foreach (var field in (string[])["name", "startTime", "endTime", "duration", "state", "workflowRevisionId"])
        {
            if (execution[field] is { } value)
            {
                basic[field] = value.DeepClone();
            }
        }

        return basic;
    }

    private static ScriptedAnswer Missing() => Error(404, "NOT_FOUND", "Requested entity was not found.");
}
