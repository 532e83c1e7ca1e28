using Aef.Core.Pipelines.Catalog;
using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Targets.Airflow.Rules;
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
        foreach (var step in context.Pipeline.Steps)
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

            foreach (var (name, problem) in Problems(executor, parameters))
            {
                context.Diagnostics.Add(
                    AirflowDiagnostics.Unfilled.At(
                        step.Source.LocationOf(DefinitionKeys.JobName),
                        Quoted.Text(executor.Name),
                        $"the parameter {Quoted.Text(name)} {problem}"));
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

    /// <summary>Parameters that lack a value, or whose value an operator would take for something else.</summary>
    private static IEnumerable<(string Name, string Problem)> Problems(ExecutorDefinition executor, StepParameters parameters) =>
        from parameter in executor.Parameters
        where parameters.IsKnown(parameter.Name)
        let problem = (parameters.Known(parameter.Name), parameter.Type) switch
        {
            (null, _) => parameter.Required ? "is required, but has no value" : null,
            (not SequenceNode, InputType.List) => "must be a list",
            (not MappingNode, InputType.Map) => "must be an object",
            _ => null,
        }
        where problem is not null
        select (parameter.Name, problem);

    /// <summary>The names; of many, the first ones and the number of the others.</summary>
    private static string Names(IReadOnlyList<string> names)
    {
        const int Most = 5;
        return names.Count <= Most + 1
            ? Quoted.List([.. names.Select(n => Quoted.Text(n))])
            : $"{string.Join(", ", names.Take(Most).Select(n => Quoted.Text(n)))} and {names.Count - Most} other jobs";
    }
}
