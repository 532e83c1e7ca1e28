using Aef.Core.Pipelines.Catalog;
using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Targets.Airflow.Rules;
using Aef.Core.Validation.Jobs;
using Aef.Documents.Display;
using Aef.Documents.Tree;

namespace Aef.Core.Targets.Airflow;

/// <summary>What is reported about the parameters of the jobs of a pipeline.</summary>
internal static class JobReport
{
    /// <summary>Reports job files that a run reads, properties that nothing reads, and parameters without a value.</summary>
    public static void Add(DagContext context)
    {
        var read = new List<(BoundStep Step, string? Bucket)>();
        foreach (var step in context.Pipeline.Steps.Where(s => s.Type != StepType.Workflows))
        {
            var executor = step.Executor!; // checked by the caller
            var parameters = StepParameters.Of(step, executor, context.Options, context.Parameters);
            if (parameters.ReadsJobFile)
            {
                read.Add((step, parameters.Bucket));
            }

            foreach (var key in parameters.UnusedProperties)
            {
                context.Diagnostics.Add(
                    AirflowDiagnostics.UnusedProperty.At(
                        step.Source.LocationOf(DefinitionKeys.StepProperties),
                        Quoted.Text(key),
                        Quoted.Text(executor.Name)));
            }

            if (parameters.Missing is { Count: > 0 } missing)
            {
                context.Diagnostics.Add(
                    JobDiagnostics.NothingSets.At(
                        step.Source.LocationOf(DefinitionKeys.JobName),
                        Quoted.Text(step.JobName),
                        Quoted.List(missing),
                        executor.Name));
            }

            foreach (var (name, what) in parameters.UnknownDefaults)
            {
                context.Diagnostics.Add(
                    JobDiagnostics.NoDefaultOnAirflow.At(step.Source.LocationOf(DefinitionKeys.JobName), Quoted.Text(name), what));
            }

            foreach (var name in parameters.Unused)
            {
                context.Diagnostics.Add(
                    AirflowDiagnostics.NoEffect.At(
                        step.Source.LocationOf(DefinitionKeys.JobName),
                        Quoted.Text(name),
                        $"the tasks of {Quoted.Text(executor.Name)} do not use this parameter"));
            }
        }

        foreach (var group in read.GroupBy(r => r.Bucket, StringComparer.Ordinal))
        {
            var bucket = group.Key is { } name
                ? $"the bucket {Quoted.Text(name)}"
                : "the bucket that the Airflow variable DATA_TRANSFORMATION_GCS_BUCKET names";
            context.Diagnostics.Add(
                AirflowDiagnostics.ReadsJobFile.At(
                    group.First().Step.Source.LocationOf(DefinitionKeys.JobName),
                    Names([.. group.Select(r => r.Step.JobName).Distinct(StringComparer.Ordinal)]),
                    bucket));
        }
    }

    /// <summary>The names; of many, the first ones and the number of the others.</summary>
    private static string Names(IReadOnlyList<string> names)
    {
        const int Most = 5;
        return names.Count <= Most + 1
            ? Quoted.List([.. names.Select(n => Quoted.Text(n))])
            : $"{string.Join(", ", names.Take(Most).Select(n => Quoted.Text(n)))} and {names.Count - Most} other jobs";
    }
}
