using Aef.Core.Pipelines.Reading;
using Aef.Core.Pipelines.Catalog;
using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Expressions;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Documents.Tree;

namespace Aef.Core.Validation.Jobs;

/// <summary>Checks parameters, from a job file or from <c>with</c>, against those of an executor.</summary>
internal static class ParameterCheck
{
    private const int MostNames = 12;

    /// <summary>A key for people, allowed in every job file.</summary>
    private const string Description = "description";

    /// <summary>
    /// Unknown parameters, and values that a parameter does not accept. A name that resembles a missing one is one mistake.
    /// </summary>
    public static IEnumerable<Diagnostic> CheckGiven(MappingNode given, ExecutorDefinition executor, ParameterSource source)
    {
        foreach (var entry in given.Entries)
        {
            if (executor.FindParameter(entry.Key) is { } parameter)
            {
                if (!source.IsJobFile && HasExpression(entry.Value))
                {
                    continue;
                }

                if (!ParameterConversion.Fits(entry.Value, parameter.Type))
                {
                    yield return WrongType(source).At(
                        entry.Value.Location,
                        Quoted.Text(entry.Key),
                        ParameterReader.Describe(parameter.Type),
                        Show(entry.Value));
                }
                else if (ParameterRange.ProblemOf(parameter, entry.Value) is { } problem)
                {
                    yield return JobDiagnostics.WrongValue.At(problem.Location, Quoted.Text(entry.Key), problem.Expected, problem.Meant)
                        .WithFix(problem.Fix);
                }
            }
            else if (!source.IsJobFile || entry.Key != Description)
            {
                var meant = Spelling.Nearest(entry.Key, executor.Parameters.Select(p => p.Name).Where(n => given[n] is null));
                yield return JobDiagnostics.UnknownParameter.At(
                    entry.KeyLocation,
                    Quoted.Text(entry.Key),
                    executor.Name,
                    meant is null ? Known(executor) : Spelling.Question(meant))
                    .WithFix(meant is null ? null : Rewriting.Replace(entry.KeyLocation, entry.Key, meant))
                    .WithFix(Removing.Entry(entry.Key, entry.KeyLocation, entry.Value));
            }
        }
    }

    /// <summary>The parameters that an executor has, unless they are too many for a message.</summary>
    private static string Known(ExecutorDefinition executor) => executor.Parameters.Count is > 0 and <= MostNames
        ? $" It has {Quoted.List([.. executor.Parameters.Select(p => p.Name)])}."
        : string.Empty;

    /// <summary>A value of the wrong type is certain to fail only where Aef passes it on; a function has its own rules.</summary>
    private static DiagnosticDescriptor WrongType(ParameterSource source) =>
        source.IsFunction ? JobDiagnostics.WrongType : JobDiagnostics.NeverAccepted;

    /// <summary>True for a value with an expression, which is not known here.</summary>
    private static bool HasExpression(DocumentNode value) => value switch
    {
        ScalarNode { ScalarKind: ScalarKind.String } text => text.Text.Contains("${", StringComparison.Ordinal),
        SequenceNode list => list.Items.Any(HasExpression),
        _ => false,
    };

    /// <summary>Expressions whose type is known and is not that of their parameter.</summary>
    public static IEnumerable<Diagnostic> CheckTypes(BoundValue? with, ExecutorDefinition executor, ParameterSource source) =>
        from entry in (with as BoundMap)?.Entries ?? []
        where entry.Value is not BoundLiteral
        let parameter = executor.FindParameter(entry.Key)
        where parameter is not null && !Fits(parameter.Type, entry.Value.Type)
        select WrongType(source).At(
            entry.Value.Location,
            Quoted.Text(entry.Key),
            ParameterReader.Describe(parameter.Type),
            ExpressionTypes.Describe(entry.Value.Type));

    /// <summary>Strings may be converted by the function, as those of job files are.</summary>
    private static bool Fits(InputType parameter, ExpressionType value) => value is ExpressionType.Unknown or ExpressionType.Null
        || (parameter switch
        {
            InputType.List => value is ExpressionType.List,
            InputType.Map => value is ExpressionType.Map,
            InputType.Boolean => value is ExpressionType.Boolean or ExpressionType.String,
            InputType.Integer => value is ExpressionType.Integer or ExpressionType.Number or ExpressionType.String,
            InputType.Number => value is ExpressionType.Integer or ExpressionType.Number or ExpressionType.String,
            _ => value is not (ExpressionType.List or ExpressionType.Map),
        });

    /// <summary>The required parameters that are set nowhere, except those that are misspelled.</summary>
    public static IReadOnlyList<string> Missing(MappingNode file, ExecutorDefinition executor, params IReadOnlyList<MappingNode?> others)
    {
        var misspelled = file.Entries.Where(e => executor.FindParameter(e.Key) is null)
            .Select(e => Spelling.Nearest(e.Key, executor.Parameters.Select(p => p.Name).Where(n => file[n] is null)))
            .ToHashSet(StringComparer.Ordinal);
        return [.. executor.Parameters
            .Where(p =>
                p.IsNeeded
                    && ParameterConversion.IsAbsent(file[p.Name])
                    && others.All(o => o is null || ParameterConversion.IsAbsent(o[p.Name]))
                    && !misspelled.Contains(p.Name))
            .Select(p => p.Name)];
    }

    // The value itself is not shown: it may be a secret.
    private static string Show(DocumentNode value) => value.Kind;
}
