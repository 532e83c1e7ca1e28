using Aef.Core.Semantics.Expressions;

namespace Aef.Core.Targets.Airflow;

/// <summary>A function of the expression language in Python.</summary>
/// <param name="Name">The name in expressions.</param>
/// <param name="Python">The function of the library, or of Python, with the same parameters.</param>
/// <param name="Type">The type of the result, if it is always the same.</param>
/// <param name="MostArguments">How many arguments the function in Python accepts.</param>
internal sealed record AirflowFunction(string Name, string Python, ExpressionType Type, int MostArguments);
