using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Aef.Documents.Collections;
using Aef.Runs.Simulation;
using Aef.Workflows.Engine.Values;

namespace Aef.Tests.Conformity;

/// <summary>Writes a scenario as what users write: a definition, an argument and a simulation script.</summary>
internal static partial class ScenarioText
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Definition(Scenario scenario)
    {
        var levels = scenario.Levels.Select(level =>
        {
            var node = new JsonObject { ["LEVEL_ID"] = level.Id, ["THREADS"] = Array(level.Threads.Select(Thread)) };
            if (level.MaxParallel is { } most)
            {
                node["max_parallel"] = most;
            }

            AddCondition(node, level.When);

            return node;
        });
        var root = new JsonObject { ["name"] = "scenario", ["engine"] = "cloud_workflows", ["definition"] = Array(levels) };
        if (scenario.Timeout is { } seconds)
        {
            root["timeout_minutes"] = seconds / 60;
        }

        if (scenario.Deadline is { } deadline)
        {
            root["deadline_minutes"] = deadline / 60;
        }

        if (scenario.OnFailure.Count > 0)
        {
            root["on_failure"] = Array(scenario.OnFailure.Select(Step));
        }

        if (scenario.Finally.Count > 0)
        {
            root["finally"] = Array(scenario.Finally.Select(Step));
        }

        SecretText.AddDeclarations(root, scenario);
        return root.ToJsonString(Indented);
    }

    /// <summary>The argument of the run as JSON text; null runs without one.</summary>
    public static string? Argument(Scenario scenario) => scenario.Done.Count == 0
        ? null
        : new JsonObject { ["resume"] = Resume(scenario) }.ToJsonString(Indented);

    private static JsonObject Resume(Scenario scenario)
    {
        var resume = new JsonObject { ["done"] = Array(scenario.Done.Select(id => JsonValue.Create(id))) };
        if (scenario.HasOutputs)
        {
            resume["outputs"] = new JsonObject(
                scenario.LevelSteps.Where(s => s.Type != "async" && scenario.Done.Contains(s.Id))
                    .Select(s => new KeyValuePair<string, JsonNode?>(s.Id, s.Id)));
        }
        else
        {
            // Steps without an output have null; otherwise nobody would know that nothing is missing.
            resume["outputs"] = new JsonObject(scenario.Done.Select(id => new KeyValuePair<string, JsonNode?>(id, NoOutput(scenario, id))));
        }

        return WithLists(resume, scenario);
    }

    private static JsonArray? NoOutput(Scenario scenario, string id) =>
        scenario.Levels.SelectMany(l => l.Threads).FirstOrDefault(t => t.Steps.Any(s => s.Id == id))?.Items is { } items
            ? new JsonArray([.. Enumerable.Repeat<JsonNode?>(null, items)])
            : null;

    public static SimulationScript Script(Scenario scenario) => new(
        SimulatedJob.Default,
        scenario.Steps.SelectMany(StartsOf)
            .ToDictionary(
                s => s.Id,
                s =>
                    s.Starts.Select(start => Job(start) with { Output = scenario.HasOutputs ? s.Id : ParameterText.Output(s) })
                    .ToEquatableList()));

    /// <summary>What a person needs to see of a scenario that failed.</summary>
    public static string Describe(Scenario scenario)
    {
        var script = scenario.Steps.SelectMany(s => s.Starts.Select((start, i) =>
            $"{s.Id} start {i + 1}: {start.Ends} after {(start.Polls is null ? $"{start.Takes} s" : $"{start.Polls} looks")}, calls take {start.CallSeconds} s, start [{Fates(start.Start)}] look [{Fates(start.Poll)}], callbacks {Sent(start)}"));
        return $"{Definition(scenario)}\nargument: {Argument(scenario)}\n{string.Join('\n', script)}";
    }

    private static string Sent(ScenarioStart start) => start.Callbacks is null ? "at the end" : string.Join(", ", start.Callbacks);

    private static string Fates(IEnumerable<ScenarioReply> fates) =>
        string.Join(", ", fates.Select(f => f.Kind == "status" ? $"{f.Status} {f.Body}" : f.Kind));

    private static JsonObject Thread(ScenarioThread thread)
    {
        var node = new JsonObject { ["THREAD_ID"] = thread.Id, ["STEPS"] = Array(thread.Steps.Select(Step)) };
        AddCondition(node, thread.When);
        if (thread.Items is { } items)
        {
            node["for_each"] = thread.ListFails
                ? "${[int(\"x\" + run.id)]}"
                : Array(Enumerable.Range(0, items).Select(i => (JsonNode)$"i{i}"));
        }

        return node;
    }

    private static void AddCondition(JsonObject node, ScenarioCondition? condition)
    {
        if (condition is { Fails: true })
        {
            node["when"] = "${int(\"x\" + run.id) == 1}";
        }
        else if (condition is { Item: { } item })
        {
            var text = item % 2 == 0
                ? $"item {(condition.IsEqual ? "==" : "!=")} \"i{item}\""
                : $"index {(condition.IsEqual ? "==" : "!=")} {item}";
            node["when"] = $"${{{text}}}";
        }
        else if (condition is { Subject: not ConditionSubject.Status })
        {
            var id = JsonSerializer.Serialize(condition.Step, Indented);
            var test = condition.Subject switch
            {
                ConditionSubject.Output => $"steps[{id}].output == {id}",
                ConditionSubject.RunState => $"run.state == \"{condition.Status}\"",
                _ => $"{id} in run.failed",
            };
            node["when"] = condition.IsEqual ? $"${{{test}}}" : $"${{not({test})}}";
        }
        else if (condition is { Step: { } step })
        {
            node["when"] = ParameterText.Condition(condition, step);
        }
        else if (condition is { IsLong: true })
        {
            node["when"] = ParameterText.Long(condition.IsEqual ? "2 > 1" : "1 > 2");
        }
        else if (condition is not null)
        {
            node["when"] = condition.IsEqual ? "true" : "${1 > 2}";
        }
    }

    private static JsonObject Step(ScenarioStep step)
    {
        var node = new JsonObject { ["JOB_ID"] = step.Id, ["JOB_NAME"] = step.Name, ["TYPE"] = step.Type };
        if (step.Api is { } api)
        {
            node["binding"] = "connector";
            node["with"] = api switch
            {
                ScenarioApi.Query => new JsonObject { ["sql"] = "select 1" },
                ScenarioApi.Probe => Probe.With(step.Broken),
                _ => null,
            };
        }

        node[step.Api is not null ? "executor" : step.Type switch { "async" => "FUNCTION_ID_NAME", "sync" => "FUNCTION_NAME", _ => "workflows_name" }] =
            step.Api is { } called ? called switch
                {
                    ScenarioApi.Query => "bigquery-query",
                    ScenarioApi.Probe => Probe.Name,
                    _ => "dataflow-flextemplate-job-executor",
                }
            : step.Type == "workflows"
            ? "child"
            : step.WaitsForCallback ? "caller" : step.With.Count > 0 ? "feeder" : "dataform-tag-executor";
        if (step.WaitsForCallback)
        {
            node["wait_for"] = "callback";
        }

        if (step.Type != "sync")
        {
            node["WAIT_TIME_SECONDS"] = $"{step.Wait}";
            node["wait_multiplier"] = step.Multiplier;
            node["ASYNC_TIMEOUT_LOOP_IN_MINUTES"] = $"{step.Limit / 60}";
            if (step.MaxWait is { } most)
            {
                node["max_wait_time_seconds"] = most;
            }
        }

        node["TIMEOUT_SECONDS"] = $"{step.CallTimeout}";
        if (step.Continue)
        {
            node["CONTINUE_IF_FAIL"] = "true";
        }

        if (step.Next is not null)
        {
            node["NEXT"] = step.Next;
        }

        AddCondition(node, step.When);
        ParameterText.AddParameters(node, step);

        if (step.Retry is { } retry)
        {
            node["retry"] = Retry(retry);
        }

        return node;
    }

    private static JsonObject Retry(ScenarioRetry retry)
    {
        var node =
            new JsonObject
            {
                ["max_attempts"] = retry.Attempts,
                ["initial_delay_seconds"] = retry.Delay,
                ["multiplier"] = retry.Multiplier,
                ["max_delay_seconds"] = retry.MaxDelay,
            };
        if (retry.On.Count > 0)
        {
            node["on"] = Array(retry.On.Select(kind => JsonValue.Create(kind)));
        }

        return node;
    }

    private static SimulatedJob Job(ScenarioStart start) => new()
    {
        Ends = start.Ends switch { "success" => SimulatedEnd.Success, "failed" => SimulatedEnd.Failed, _ => SimulatedEnd.Never },
        DurationSeconds = start.Takes,
        Polls = start.Polls,
        CallSeconds = start.CallSeconds,
        Start = start.Start.Select(Reply).ToEquatableList(),
        Poll = start.Poll.Select(Reply).ToEquatableList(),
        Callbacks = start.Callbacks?.Select(c => new SimulatedCallback { AtSeconds = c.At, Body = WorkflowValue.FromJson(c.Body) })
            .ToEquatableList(),
    };

    private static SimulatedReply Reply(ScenarioReply reply) => reply.Kind switch
    {
        "ok" => SimulatedReply.Ok,
        "status" => new SimulatedReply(SimulatedReplyKind.Status, reply.Status, reply.Body),
        "connection_failed" => new SimulatedReply(SimulatedReplyKind.ConnectionFailed),
        "connection_lost" => new SimulatedReply(SimulatedReplyKind.ConnectionLost),
        _ => new SimulatedReply(SimulatedReplyKind.Timeout),
    };

    private static JsonArray Array(IEnumerable<JsonNode?> nodes) => new([.. nodes]);
}
