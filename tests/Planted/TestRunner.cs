using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Aef.Planted;

/// <summary>
/// Runs some tests of an assembly in this process. Only their classes are searched for tests, which is three times as fast as
/// <c>dotnet test</c> with a filter.
/// </summary>
internal static class TestRunner
{
    /// <summary>The first argument of a process that runs tests: the name of the assembly and parts of the names of tests follow.</summary>
    public const string Option = "--run-tests";

    /// <summary>The exit code when at least one test ran, and all passed.</summary>
    public const int Passed = 0;

    /// <summary>The exit code when a test failed; its name is printed.</summary>
    public const int Failed = 3;

    /// <summary>The exit code when no test ran.</summary>
    public const int NoTests = 4;

    /// <summary>Runs the tests of a loaded assembly whose names contain one of the strings, until one fails.</summary>
    public static int Run(string assemblyName, IReadOnlyList<string> names)
    {
        var assembly = Assembly.Load(assemblyName);
        using var silent = new Sink(_ => true);
        using var framework = new XunitTestFramework(silent);
        var cases = Find(framework, assembly, names);
        if (cases.Count == 0)
        {
            Console.WriteLine($"No test of {assemblyName} is named {string.Join(" or ", names)}");
            return NoTests;
        }

        var (ran, failed) = (0, false);
        using var results = new Sink(message =>
        {
            if (message is IFailureInformation problem && !failed)
            {
                failed = true;
                Console.WriteLine($"Failed {NameOf(message)}\n{string.Join('\n', problem.Messages)}");
            }

            ran += message is ITestPassed ? 1 : 0;
            return !failed;
        });
        using var executor = framework.GetExecutor(assembly.GetName());
        executor.RunTests(cases, results, new Options());
        results.Wait();
        return failed ? Failed : ran > 0 ? Passed : NoTests;
    }

    private static List<ITestCase> Find(XunitTestFramework framework, Assembly assembly, IReadOnlyList<string> names)
    {
        using var discoverer = framework.GetDiscoverer(Reflector.Wrap(assembly));
        var cases = new List<ITestCase>();
        foreach (var type in assembly.GetTypes().Where(t => t.GetMethods().Any(m => IsNamed($"{t.FullName}.{m.Name}"))))
        {
            using var found = new Sink(message =>
            {
                if (message is ITestCaseDiscoveryMessage { TestCase: var test })
                {
                    cases.Add(test);
                }

                return true;
            });
            discoverer.Find(type.FullName, includeSourceInformation: false, found, new Options());
            found.Wait();
        }

        return cases.FindAll(c => IsNamed($"{c.TestMethod.TestClass.Class.Name}.{c.TestMethod.Method.Name}"));

        bool IsNamed(string test) => names.Any(n => test.Contains(n, StringComparison.Ordinal));
    }

    private static string NameOf(IMessageSinkMessage message) => message switch
    {
        ITestMessage test => test.Test.DisplayName,
        ITestCaseMessage test => test.TestCase.DisplayName,
        ITestClassMessage test => test.TestClass.Class.Name,
        _ => "a fixture",
    };

    /// <summary>Receives the messages of one search or run, one at a time.</summary>
    private sealed class Sink(Func<IMessageSinkMessage, bool> receive) : Xunit.LongLivedMarshalByRefObject, IMessageSink, IDisposable
    {
        private readonly ManualResetEventSlim _ended = new();
        private readonly Lock _lock = new();

        public bool OnMessage(IMessageSinkMessage message)
        {
            bool goesOn;
            lock (_lock)
            {
                goesOn = receive(message);
            }

            if (message is IDiscoveryCompleteMessage or ITestAssemblyFinished)
            {
                _ended.Set();
            }

            return goesOn;
        }

        public void Wait() => _ended.Wait();

        public void Dispose() => _ended.Dispose();
    }

    /// <summary>The options of xunit, which are all at their defaults.</summary>
    private sealed class Options : ITestFrameworkDiscoveryOptions, ITestFrameworkExecutionOptions
    {
        private readonly Dictionary<string, object?> _values = new(StringComparer.Ordinal);

        public TValue? GetValue<TValue>(string name) => _values.TryGetValue(name, out var value) ? (TValue?)value : default;

        public void SetValue<TValue>(string name, TValue value) => _values[name] = value;
    }
}
