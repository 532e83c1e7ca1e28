using System.Collections;
using System.Management.Automation;
using Aef.Core.Pipelines.Model;
using Aef.Core.Pipelines.Reading;
using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;
using Aef.PowerShell.Conversion;
using Aef.PowerShell.Errors;

namespace Aef.PowerShell.Commands;

/// <summary>Creates an empty pipeline, to which levels, threads and steps are added.</summary>
[Cmdlet(VerbsCommon.New, "AefPipeline")]
[OutputType(typeof(Pipeline))]
public sealed class NewAefPipelineCommand : AefCommand
{
    /// <summary>The name of the pipeline, which is also the name of its workflow.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    public string Name { get; set; } = string.Empty;

    /// <summary>A description of the pipeline.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Description { get; set; }

    /// <summary>The default compilation target of the pipeline: cloud_workflows or composer.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateSet("cloud_workflows", "composer")]
    public string? Engine { get; set; }

    /// <summary>Labels: a hashtable of strings.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public IDictionary? Label { get; set; }

    /// <summary>
    /// When the pipeline starts: one or more hashtables with the keys of a schedule, such as Cron, TimeZone, Window and Inputs.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public IDictionary[]? Schedule { get; set; }

    /// <summary>
    /// How many runs may be active at once: a hashtable with limit, behavior (queue, fail or cancel_oldest), key and pool.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public IDictionary? Concurrency { get; set; }

    /// <summary>
    /// What starts runs besides schedules: one or more hashtables such as @{ webhook = @{ name = 'orders' } }. Only a local server has
    /// triggers.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public IDictionary[]? Trigger { get; set; }

    /// <summary>
    /// Inputs, by name: a type such as 'date', or a hashtable with type, default, values, other, pattern, required, description, secret.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public IDictionary? Input { get; set; }

    /// <summary>Variables, by name. Use an ordered hashtable if a variable uses another one.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public IDictionary? Variable { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        var diagnostics = new DiagnosticBag();
        var triggers = PipelineHead.ReadTriggers(DocumentNodes.From(Trigger ?? []), diagnostics);
        var schedules = ScheduleReader.Read(DocumentNodes.From(Schedule ?? []), diagnostics);
        var concurrency = DocumentNodes.FromMap(Concurrency) is { } map ? ConcurrencyReader.Read(map, diagnostics) : null;
        if (!WriteErrors(diagnostics.Items, Name))
        {
            foreach (var diagnostic in diagnostics.Items)
            {
                WriteWarning(ErrorRecords.ToLine(diagnostic));
            }

            WriteHead(
                new Pipeline(Name, location: ScriptLocation)
                    .WithDescription(Description)
                    .WithEngine(Engine)
                    .WithLabels(Labels())
                    .WithSchedules(schedules)
                    .WithConcurrency(concurrency)
                    .WithTriggers(triggers),
                DocumentNodes.FromMap(Input),
                DocumentNodes.FromMap(Variable));
        }
    }

    private EquatableList<PipelineLabel> Labels() =>
        (Label ?? new Hashtable()).Cast<DictionaryEntry>()
            .Select(e => new PipelineLabel(LanguagePrimitives.ConvertTo<string>(e.Key), LanguagePrimitives.ConvertTo<string>(e.Value)))
            .OrderBy(l => l.Name, StringComparer.Ordinal)
            .ToEquatableList();
}
