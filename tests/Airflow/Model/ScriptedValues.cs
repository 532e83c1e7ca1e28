namespace Aef.Tests.Airflow.Model;

/// <summary>Functions that a test describes by name.</summary>
internal sealed class ScriptedValues(
    Dictionary<string, Func<IReadOnlyDictionary<string, object?>, TaskContext, FunctionResult>> functions) : IExpressionValues
{
    public FunctionResult Call(string function, IReadOnlyDictionary<string, object?> arguments, TaskContext context) =>
        functions[function](arguments, context);
}
