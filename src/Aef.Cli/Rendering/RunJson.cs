using System.Text.Json;
using Aef.Runs.Local;
using Aef.Runs.Progress;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Values;

namespace Aef.Cli.Rendering;

/// <summary>Writes a run as JSON; keys are spelled as in the events.</summary>
internal static class RunJson
{
    /// <summary>Writes the properties of a run; <paramref name="rerun"/> is the argument that runs only the remaining steps.</summary>
    public static void Write(Utf8JsonWriter json, Run run, RunProgress progress, WorkflowValue rerun)
    {
        json.WriteString("id", run.Id);
        json.WriteString("name", run.Name);
        json.WriteString("state", run.State.ToString().ToUpperInvariant());
        if (progress.IsLate)
        {
            json.WriteBoolean("late", true);
        }

        json.WriteString("mode", run.IsReal ? "run" : "simulate");
        if (run.IsReal && run.IsSimulated)
        {
            json.WriteStartArray("simulated");
            foreach (var jobId in run.SimulatedSteps)
            {
                json.WriteStringValue(jobId);
            }

            json.WriteEndArray();
        }

        json.WriteString("start_time", run.StartTime.UtcDateTime);
        json.WriteString("end_time", run.EndTime.UtcDateTime);
        json.WriteStartArray("steps");
        foreach (var step in progress.Steps)
        {
            WriteStep(json, step);
        }

        json.WriteEndArray();
        json.WriteStartArray("failures");
        foreach (var failure in run.Failures)
        {
            WriteFailure(json, failure);
        }

        json.WriteEndArray();
        if (run.State != RunState.Succeeded)
        {
            json.WriteValue("rerun_argument", rerun);
        }

        json.WriteStartObject("execution");
        ExecutionJson.Write(json, run.Execution);
        json.WriteEndObject();
    }

    /// <summary>Writes a step as an object.</summary>
    public static void WriteStep(Utf8JsonWriter json, StepProgress step)
    {
        json.WriteStartObject();
        json.WriteString("job_id", step.JobId);
        json.WriteString("job_name", step.JobName);
        json.WriteString("level", step.Level);
        json.WriteString("thread", step.Thread);
        json.WriteString("state", StateText.Word(step.State));
        json.WriteNumber("attempts", step.Attempts);
        json.WriteNumber("polls", step.Polls);
        json.WriteOptional("async_job_id", step.AsyncJobId);
        if (step.Waited is { } waited)
        {
            json.WriteNumber("waited_seconds", waited.TotalSeconds);
        }

        json.WriteOptional("message", step.Message);
        json.WriteEndObject();
    }

    private static void WriteExpression(Utf8JsonWriter json, FailedExpression? expression)
    {
        if (expression is null)
        {
            return;
        }

        json.WriteStartObject("expression");
        json.WriteString("key", expression.Key);
        json.WriteString("owner", expression.Owner);
        json.WriteOptional("text", expression.Text);
        if (expression.GetLocation() is { HasPosition: true } at)
        {
            json.WriteOptional("file", at.Path);
            json.WriteNumber("line", at.Start.Line);
            json.WriteNumber("column", at.Start.Column);
        }

        json.WriteStartArray("reads");
        foreach (var read in expression.Reads)
        {
            json.WriteStartObject();
            json.WriteString("name", read.Name);
            json.WriteOptional("value", read.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Writes a failure as an object.</summary>
    public static void WriteFailure(Utf8JsonWriter json, StepFailure failure)
    {
        json.WriteStartObject();
        json.WriteString("job_id", failure.JobId);
        json.WriteOptional("job_name", failure.JobName);
        json.WriteOptional("level", failure.Level);
        json.WriteOptional("thread", failure.Thread);
        json.WriteNumber("attempt", failure.Attempt);
        json.WriteOptional("async_job_id", failure.AsyncJobId);
        if (failure.WaitedSeconds is { } waited)
        {
            json.WriteNumber("waited_seconds", waited);
        }

        json.WriteOptional("kind", failure.Kind);
        json.WriteString("message", failure.Message);
        json.WriteOptional("answer", failure.Answer);
        json.WriteOptional("link", failure.Link);
        json.WriteBoolean("continued", failure.Continued);
        WriteExpression(json, failure.Expression);
        json.WriteEndObject();
    }
}
