using System.Management.Automation;
using Aef.Core.Views.Templates;
using Aef.Core.Workspace;
using Aef.Documents.Text;
using Aef.PowerShell.Errors;
using Aef.PowerShell.Loading;

namespace Aef.PowerShell.Commands;

/// <summary>
/// Creates text from pipelines with a template of your own: runbooks, tickets, files of other orchestrators. Returns each text as an
/// object; no file is written.
/// </summary>
[Cmdlet(VerbsData.ConvertTo, "AefText")]
[OutputType(typeof(TextArtifact))]
public sealed class ConvertToAefTextCommand : ParameterizedCommand
{
    private readonly DeferredTemplates _engine = new();
    private TemplateCompiler? _compiler;
    private SourceText? _template;

    /// <summary>The template, in the language of Scriban. It reads the values that Get-AefSchema template describes.</summary>
    [Parameter(Mandatory = true)]
    public string TemplatePath { get; set; } = string.Empty;

    /// <inheritdoc/>
    private protected override WorkspaceOptions Options => TemplateCompiler.Checking(new WorkspaceOptions(), _engine);

    /// <inheritdoc/>
    protected override void Prepare()
    {
        base.Prepare();
        var file = RequiredFile(TemplatePath);
        _compiler = new TemplateCompiler(Workspace.Loader, _engine);
        var read = _compiler.Read(file);
        WriteDiagnostics(read.Diagnostics);
        _template = read.Source;
        EndIf(_template is null ? ErrorRecords.ForDefinition(read.Diagnostics, file) : null);
    }

    /// <inheritdoc/>
    protected override void Process()
    {
        foreach (var pipeline in Pipelines())
        {
            var result = _compiler!.Compile(pipeline, _template!, Parameters, StopToken); // set in Prepare
            WriteDiagnostics(result.Diagnostics);
            if (WriteErrors(result.Diagnostics, pipeline))
            {
                continue;
            }

            foreach (var artifact in result.Artifacts)
            {
                WriteObject(artifact);
            }
        }
    }
}
