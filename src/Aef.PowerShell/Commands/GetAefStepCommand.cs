using System.Management.Automation;
using Aef.Core.Pipelines.Model;
using Aef.Documents.Display;
using Aef.PowerShell.Completion;
using Aef.PowerShell.Errors;
using Aef.PowerShell.Results;

namespace Aef.PowerShell.Commands;

/// <summary>Returns steps of pipelines with their levels and threads, for Set-AefStep and Remove-AefStep, or to read.</summary>
[Cmdlet(VerbsCommon.Get, "AefStep")]
[OutputType(typeof(StepReference))]
public sealed class GetAefStepCommand : AefCommand
{
    /// <summary>JOB_IDs; wildcards are accepted. Without it, all steps.</summary>
    [Parameter(Position = 0)]
    [Alias("JOB_ID")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(StepCompleter))]
    public string[] JobId { get; set; } = ["*"];

    /// <summary>Only steps of levels with this LEVEL_ID; wildcards are accepted.</summary>
    [Parameter]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(LevelCompleter))]
    public string? Level { get; set; }

    /// <summary>Only steps that run this executor, function or workflow; wildcards are accepted.</summary>
    [Parameter]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ExecutorCompleter))]
    public string? Executor { get; set; }

    /// <summary>The pipelines.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("InputObject")]
    public Pipeline[] Pipeline { get; set; } = [];

    /// <inheritdoc/>
    protected override void Process()
    {
        foreach (var pipeline in Pipeline)
        {
            var steps = (from level in pipeline.NumberIds().LevelsAndSections()
                         from thread in level.Threads
                         from step in thread.Steps
                         select new StepReference(pipeline, level, thread, step)).ToList();
            foreach (var step in steps.Where(IsMeant))
            {
                WriteObject(step);
            }

            foreach (var missing in JobId.Where(id => !WildcardPattern.ContainsWildcardCharacters(id) && !steps.Exists(s => Matches(id, s.JobId))))
            {
                WriteError(ErrorRecords.For(
                    new ItemNotFoundException(
                        $"Pipeline \"{TerminalText.Clean(pipeline.Name)}\" has no step \"{TerminalText.Clean(missing)}\"."),
                    "AefStepNotFound",
                    ErrorCategory.ObjectNotFound,
                    missing,
                    "Get-AefStep without a JOB_ID lists all steps of the pipeline."));
            }
        }
    }

    private static bool Matches(string pattern, string? value) =>
        WildcardPattern.Get(pattern, WildcardOptions.IgnoreCase).IsMatch(value ?? string.Empty);

    private bool IsMeant(StepReference step) =>
        Array.Exists(JobId, id => Matches(id, step.JobId))
        && (Level is null || Matches(Level, step.Level))
        && (Executor is null || Matches(Executor, step.Runs));
}
