using Aef.Core.Semantics.Binding;
using Aef.Documents.Diagnostics;

namespace Aef.Core.Validation.Rules;

/// <summary>One rule that pipelines keep. It must not report what binding has reported, nor what another rule does.</summary>
internal interface IPipelineRule
{
    IEnumerable<Diagnostic> Check(BindDraft draft);
}
