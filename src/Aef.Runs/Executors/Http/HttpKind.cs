using Aef.Core.Pipelines.Catalog;
using Aef.Core.Semantics.Binding;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;

namespace Aef.Runs.Executors.Http;

/// <summary>The local kind <c>http</c>: a request, or a function at a local address, runs the job.</summary>
public sealed class HttpKind : ILocalKind
{
    /// <inheritdoc/>
    public string Name => "http";

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(BoundStep step, LocalBinding binding, LocalRunSettings settings)
    {
        ArgumentNullException.ThrowIfNull(step);
        return binding is HttpBinding { Url: null }
            ? [LocalRunDiagnostics.NoAddress.At(
                step.Source.Location,
                Quoted.Text(step.JobId),
                Quoted.Text(step.Executor?.Name ?? step.Function ?? string.Empty))]
            : [];
    }

    /// <inheritdoc/>
    public IJobExecutor Create(LocalRunSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return new HttpExecutor(settings.Tokens);
    }
}
