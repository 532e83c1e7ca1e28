using Aef.Workflows.Engine.Program;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Engine.Library;

/// <summary>A function that does not wait. It gets as many arguments as it has parameters; those that were left out are null.</summary>
internal delegate WorkflowValue LibraryFunction(ReadOnlySpan<WorkflowValue> arguments, Frame frame);
