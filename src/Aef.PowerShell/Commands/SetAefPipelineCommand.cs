using System.Collections;
using System.Management.Automation;
using Aef.Core.Pipelines.Model;
using Aef.Core.Pipelines.Reading;
using Aef.Documents.Diagnostics;
using Aef.PowerShell.Conversion;

namespace Aef.PowerShell.Commands;

/// <summary>
/// Changes the description, the default target, the inputs, the variables and the concurrency of a pipeline. Given values are set, and the
/// rest is unchanged.
/// </summary>
[Cmdlet(VerbsCommon.Set, "AefPipeline")]
[OutputType(typeof(Pipeline))]
public sealed class SetAefPipelineCommand : AefCommand
{
    /// <summary>The pipeline to change. It is not changed; the cmdlet returns a new one.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("InputObject")]
    public Pipeline[] Pipeline { get; set; } = [];

    /// <summary>A description of the pipeline; $null removes it.</summary>
    [Parameter]
    public string? Description { get; set; }

    /// <summary>The default compilation target of the pipeline: cloud_workflows or composer.</summary>
    [Parameter]
    [ValidateSet("cloud_workflows", "composer")]
    public string? Engine { get; set; }

    /// <summary>
    /// Inputs to set, by name: a type, or a hashtable with type, default, values, other, pattern, required, description, secret. $null
    /// removes an input; the other inputs stay.
    /// </summary>
    [Parameter]
    public IDictionary? Input { get; set; }

    /// <summary>Variables to set, by name, in the order of an ordered hashtable. $null removes a variable; the others stay.</summary>
    [Parameter]
    public IDictionary? Variable { get; set; }

    /// <summary>
    /// How many runs may be active at once: a hashtable with limit, behavior (queue, fail or cancel_oldest), key and pool. $null removes
    /// it.
    /// </summary>
    [Parameter]
    public IDictionary? Concurrency { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        var diagnostics = new DiagnosticBag();
        var concurrency = DocumentNodes.FromMap(Concurrency) is { } map ? ConcurrencyReader.Read(map, diagnostics) : null;
        if (WriteErrors(diagnostics.Items, Pipeline))
        {
            return;
        }

        WriteDiagnostics(diagnostics.Items);
        foreach (var pipeline in Pipeline)
        {
            var changed = MyInvocation.BoundParameters.ContainsKey(nameof(Description))
                ? pipeline.WithDescription(StepParts.Given(Description))
                : pipeline;
            changed = MyInvocation.BoundParameters.ContainsKey(nameof(Concurrency)) ? changed.WithConcurrency(concurrency) : changed;
            WriteHead(Engine is null ? changed : changed.WithEngine(Engine), DocumentNodes.FromMap(Input), DocumentNodes.FromMap(Variable));
        }
    }
}
