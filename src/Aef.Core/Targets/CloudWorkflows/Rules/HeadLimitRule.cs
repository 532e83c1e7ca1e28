using System.Globalization;
using System.Text;
using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Validation.Rules;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Documents.Printing;

namespace Aef.Core.Targets.CloudWorkflows.Rules;

/// <summary>
/// Limits on descriptions, labels, schedules and parallel threads (shared/reference/cloud-workflows.md, sections 7 and 8.4).
/// </summary>
internal sealed class HeadLimitRule : IPipelineRule
{
    private const int MaxDescription = 1000;
    private const int MaxLabels = 64;
    private const int MaxLabelLength = 63;
    private const int MaxBranches = 20;
    private const int MaxArgumentBytes = 32 * 1024;
    private const int MaxScheduleName = 500;

    public IEnumerable<Diagnostic> Check(BindDraft draft)
    {
        var pipeline = draft.Bound.Source;
        return CheckHead(pipeline)
            .Concat(pipeline.Labels.Select(CheckLabel).OfType<Diagnostic>())
            .Concat(pipeline.Schedules.SelectMany(CheckSchedule))
            .Concat(pipeline.Levels.SelectMany(CheckLevel));
    }

    private static IEnumerable<Diagnostic> CheckHead(Pipeline pipeline)
    {
        if (pipeline.Description is { } description && Length(description) is > MaxDescription and var length)
        {
            yield return HeadLimitDiagnostics.Description.At(pipeline.LocationOf(DefinitionKeys.Description), length, MaxDescription)
                .WithModelPath("description");
        }

        if (pipeline.Labels.Count > MaxLabels)
        {
            yield return HeadLimitDiagnostics.LabelCount.At(pipeline.Labels[MaxLabels].Location, pipeline.Labels.Count, MaxLabels)
                .WithModelPath("labels");
        }
    }

    private static Diagnostic? CheckLabel(PipelineLabel label)
    {
        var fault = label.Name.Length == 0 || !IsSmallLetter(Rune.GetRuneAt(label.Name + " ", 0)) ? "does not begin with a lowercase letter"
            : Length(label.Name) > MaxLabelLength ? "has a key of more than 63 characters"
            : Length(label.Value) > MaxLabelLength ? "has a value of more than 63 characters"
            : !label.Name.EnumerateRunes()
                .All(IsOfLabel) ? "has a key with characters other than lowercase letters, digits, \"_\", and \"-\""
            : !label.Value.EnumerateRunes()
                .All(IsOfLabel) ? "has a value with characters other than lowercase letters, digits, \"_\", and \"-\""
            : null;
        return fault is null ? null : HeadLimitDiagnostics.Label.At(label.Location, Quoted.Text(label.Name), fault).WithModelPath("labels");
    }

    private static IEnumerable<Diagnostic> CheckSchedule(PipelineSchedule schedule)
    {
        if (schedule.Name is { } name
            && (name.Length is 0 or > MaxScheduleName || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-')))
        {
            yield return HeadLimitDiagnostics.ScheduleName.At(schedule.LocationOf(DefinitionKeys.Name), Quoted.Text(name))
                .WithModelPath("schedule.name");
        }

        if (schedule.Inputs is { } inputs
            && Encoding.UTF8.GetByteCount(DocumentPrinter.ToJson(inputs, indented: false)) is > MaxArgumentBytes and var bytes)
        {
            yield return HeadLimitDiagnostics.Argument.At(schedule.KeyLocationOf(DefinitionKeys.Inputs), bytes, MaxArgumentBytes)
                .WithModelPath("schedule.inputs");
        }
    }

    private static IEnumerable<Diagnostic> CheckLevel(PipelineLevel level, int index)
    {
        if (level.MaxParallel > MaxBranches)
        {
            yield return HeadLimitDiagnostics.MaxParallel.At(level.LocationOf(DefinitionKeys.MaxParallel), level.MaxParallel, MaxBranches)
                .WithModelPath($"levels[{index}].max_parallel");
        }
    }

    private static int Length(string text) => text.EnumerateRunes().Count();

    /// <summary>Letters of scripts without case are allowed.</summary>
    private static bool IsSmallLetter(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.LowercaseLetter or UnicodeCategory.OtherLetter;

    private static bool IsOfLabel(Rune rune) => IsSmallLetter(rune) || Rune.IsDigit(rune) || rune.Value is '_' or '-';
}
