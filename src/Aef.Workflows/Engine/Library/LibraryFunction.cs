using Aef.Workflows.Engine.Program;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Engine.Library;

/// <summary>A function that does not wait. It receives one argument for each parameter; omitted ones are null.</summary>
internal delegate WorkflowValue LibraryFunction(ReadOnlySpan<WorkflowValue> arguments, Frame frame);
