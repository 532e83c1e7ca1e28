using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Semantics.Expressions;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Documents.Tree;

namespace Aef.Core.Validation.Rules;

/// <summary>Data sets have a known form, and no step reads one that only a later or a parallel step writes.</summary>
internal sealed class DataSetRule : IPipelineRule
{
    public IEnumerable<Diagnostic> Check(BindDraft draft)
    {
        var steps = draft.Sites.Zip(draft.Bound.Steps).Where(s => s.Second.Reads.Count > 0 || s.Second.Writes.Count > 0).ToList();
        var writers = steps.SelectMany(s => s.Second.Writes.Select(w => (w.Display, Step: s)))
            .ToLookup(w => w.Display, w => w.Step, StringComparer.Ordinal);
        foreach (var (site, step) in steps)
        {
            var hides = step.Reads.Concat(step.Writes).Any(d => DataSetForm.MayHavePassword(d.Text));
            foreach (var diagnostic in CheckForms(step.Reads, $"{site.Path}.{DefinitionKeys.Reads}")
                .Concat(CheckForms(step.Writes, $"{site.Path}.{DefinitionKeys.Writes}"))
                .Concat(step.Reads.DistinctBy(r => r.Display).SelectMany(r => CheckOrder(r, site, step, writers[r.Display].ToList()))))
            {
                yield return hides ? diagnostic.WithHiddenSource() : diagnostic;
            }
        }
    }

    private static IEnumerable<Diagnostic> CheckForms(IEnumerable<BoundDataSet> dataSets, string path) =>
        dataSets.Select(CheckForm).OfType<Diagnostic>().Select(d => d.WithModelPath(path));

    private static Diagnostic? CheckForm(BoundDataSet dataSet)
    {
        if (dataSet.Value is BoundExpression { Type: not (ExpressionType.String or ExpressionType.Unknown) } expression)
        {
            return Invalid(dataSet, $"it is {ExpressionTypes.Describe(expression.Type)}, but must be a string");
        }

        var isWhole = dataSet.Name is not null;
        var known = dataSet.Name
            ?? (dataSet.Value is BoundText { Parts: [BoundLiteral { Node: ScalarNode first }, ..] } ? first.Text : null);
        if (known is null || SecretWords.IsSecret(dataSet.Text) || (isWhole && DataSetForm.IsValid(known)))
        {
            return null;
        }

        var scheme = DataSetForm.SchemeOf(known);
        if (scheme is not null && DataSetForm.Schemes.Contains(scheme, StringComparer.Ordinal))
        {
            return isWhole ? Invalid(dataSet, $"its form must be {DataSetForm.FormOf(scheme)}") : null;
        }

        if (scheme is null)
        {
            return Invalid(dataSet, "it does not begin with a scheme such as bigquery:// or file:");
        }

        var meant = Spelling.Nearest(scheme, DataSetForm.Schemes);
        return Invalid(dataSet, $"unknown scheme {Quoted.Text(scheme)}", Spelling.Question(meant))
            .WithFix(meant is null
                ? null
                : Rewriting.ReplaceSpan(
                    ScalarLocations.For(dataSet.Text, dataSet.Location).At(0, scheme.Length),
                    scheme,
                    meant,
                    isSafe: false));
    }

    private static Diagnostic Invalid(BoundDataSet dataSet, string why, string question = "") =>
        DataSetDiagnostics.InvalidDataSet.At(dataSet.Location, Quoted.Text(DataSetForm.WithoutPassword(dataSet.Text)), why, question);

    /// <summary>A data set that an earlier step writes too may be read again before a later step changes it.</summary>
    private static IEnumerable<Diagnostic> CheckOrder(
        BoundDataSet dataSet,
        StepSite site,
        BoundStep step,
        List<(StepSite Site, BoundStep Step)> writers)
    {
        if (writers.Exists(w => IsBefore(w.Site, site)) || writers.Find(w => w.Site != site) is not { Step: { } writer, Site: { } later })
        {
            yield break;
        }

        var isParallel = later.Level == site.Level && later.Thread != site.Thread;
        yield return DataSetDiagnostics.ReadTooEarly
            .At(
                dataSet.Location,
                Quoted.Text(step.JobId),
                Quoted.Text(DataSetForm.WithoutPassword(dataSet.Display)),
                Quoted.Text(writer.JobId),
                isParallel ? "runs at the same time" : "runs later")
            .WithModelPath($"{site.Path}.{DefinitionKeys.Reads}")
            .WithRelated(writer.Writes.First(w => w.Display == dataSet.Display).Location, "the step that writes it");
    }

    private static bool IsBefore(StepSite writer, StepSite reader) =>
        writer.Level < reader.Level
        || (writer.Level == reader.Level && writer.Thread == reader.Thread && writer.Index < reader.Index);
}
