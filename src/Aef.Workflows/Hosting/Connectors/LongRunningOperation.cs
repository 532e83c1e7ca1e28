using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Hosting.Connectors;

/// <summary>
/// A long-running operation in the answer of a connector: one of google.longrunning, a job of BigQuery, or an operation of Compute Engine
/// and similar APIs.
/// </summary>
internal sealed record LongRunningOperation(bool IsDone, EffectOutcome Outcome, string PollFunction, WorkflowValue PollArguments)
{
    private static readonly string[] OperationKeys = ["name", "metadata", "done", "response", "error", "@type"];

    /// <summary>The operation in an answer of a connector; null when the answer is not one, so that the call ends with it.</summary>
    public static LongRunningOperation? Find(CallEffect call, WorkflowValue answer)
    {
        if (answer.Kind != WorkflowValueKind.Map)
        {
            return null;
        }

        var service = string.Join('.', call.Function.Split('.').Take(3));
        return answer["kind"].TryGetString(out var kind) switch
        {
            true when kind == "bigquery#job" =>
                call.Function.EndsWith(".jobs.insert", StringComparison.Ordinal)
                    || call.Function.EndsWith(".jobs.get", StringComparison.Ordinal)
                    ? OfJob(service, answer)
                    : null,
            true when kind.EndsWith("#operation", StringComparison.Ordinal) => OfResource(service, call, answer),
            _ => OfOperation(service, answer),
        };
    }

    /// <summary>
    /// <c>{name: "…/operations/ID", metadata, done, response | error}</c>; a false <c>done</c> may be missing. The call returns the last
    /// state of the operation: every reference page of such a method states "the response contains an instance of Operation".
    /// </summary>
    private static LongRunningOperation? OfOperation(string service, in WorkflowValue answer)
    {
        if (!answer["name"].TryGetString(out var name) || answer.Entries.Any(e => !OperationKeys.Contains(e.Key)))
        {
            return null;
        }

        var parts = name.Split('/');
        if (parts.Length < 2 || parts[^2] != "operations")
        {
            return null;
        }

        // projects/p/locations/l/operations/o is read with projects.locations.operations.get.
        var collections = string.Join('.', parts.Where((_, i) => i % 2 == 0));
        var isDone = answer["done"].TryGetBoolean(out var done) && done;
        var outcome = answer.TryGetValue("error", out var error) && !error.IsNull
            ? EffectOutcome.Failure(OperationErrors.Failed(answer, error))
            : EffectOutcome.Value(answer);
        return new LongRunningOperation(
            isDone,
            outcome,
            $"{service}.{(parts.Length % 2 == 0 ? collections : "operations")}.get",
            WorkflowValue.FromMap(("name", name)));
    }

    private static LongRunningOperation? OfJob(string service, in WorkflowValue answer)
    {
        var (reference, status) = (answer["jobReference"], answer["status"]);
        if (status["state"].IsNull || reference["jobId"].IsNull)
        {
            return null;
        }

        var arguments = WorkflowValue.FromMap(
            ("projectId", reference["projectId"]),
            ("jobId", reference["jobId"]),
            ("location", reference["location"]));
        var outcome = status["errorResult"].IsNull
            ? EffectOutcome.Value(answer)
            : EffectOutcome.Failure(OperationErrors.Failed(answer, status["errorResult"]));
        return new LongRunningOperation(IsText(status["state"], "DONE"), outcome, $"{service}.jobs.get", arguments);
    }

    private static LongRunningOperation? OfResource(string service, CallEffect call, in WorkflowValue answer)
    {
        if (answer["status"].IsNull || !answer["name"].TryGetString(out var name))
        {
            return null;
        }

        var arguments = WorkflowValue.FromMap(("project", call.Arguments["project"]), ("operation", name));
        var collection = "operations";
        foreach (var location in (string[])["zone", "region"])
        {
            if (answer[location].TryGetString(out var where) || call.Arguments[location].TryGetString(out where))
            {
                (collection, arguments) = ($"{location}Operations", arguments.With(location, where.Split('/')[^1]));
                break;
            }
        }

        if (collection == "operations" && service.StartsWith("googleapis.compute.", StringComparison.Ordinal))
        {
            collection = "globalOperations";
        }

        var error = answer["error"];
        var outcome = error.IsNull
            ? EffectOutcome.Value(answer)
            : EffectOutcome.Failure(OperationErrors.Failed(answer, error["errors"].Items is [var first, ..] ? first : error));
        return new LongRunningOperation(IsText(answer["status"], "DONE"), outcome, $"{service}.{collection}.get", arguments);
    }

    private static bool IsText(in WorkflowValue value, string text) => value.TryGetString(out var given) && given == text;
}
