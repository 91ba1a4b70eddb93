using System.Reflection;
using Netra.WebSockets.Redis.Tests;
using Xunit.Abstractions;
using Xunit.Sdk;

[assembly: TestFramework("Netra.WebSockets.Redis.Tests.RedisTestFramework", "Netra.WebSockets.Redis.Tests")]

namespace Netra.WebSockets.Redis.Tests;

/// <summary>Skips the tests of a class with <see cref="NeedsRedisAttribute"/> where there is no server, those that it inherits among them.</summary>
public sealed class RedisTestFramework(IMessageSink messages) : XunitTestFramework(messages)
{
    protected override ITestFrameworkExecutor CreateExecutor(AssemblyName assembly) => new Executor(assembly, SourceInformationProvider, DiagnosticMessageSink);

    private sealed class Executor(AssemblyName assembly, ISourceInformationProvider sources, IMessageSink messages) : XunitTestFrameworkExecutor(assembly, sources, messages)
    {
        protected override void RunTestCases(IEnumerable<IXunitTestCase> testCases, IMessageSink executionMessageSink, ITestFrameworkExecutionOptions executionOptions)
        {
            var isMissing = RedisServer.Command is null && !RedisServer.IsRequired;
            base.RunTestCases(testCases.Select(test => isMissing && NeedsRedis(test) ? Skipped(test) : test).ToList(), executionMessageSink, executionOptions);
        }

        private static bool NeedsRedis(IXunitTestCase test) => test.TestMethod.TestClass.Class.GetCustomAttributes(typeof(NeedsRedisAttribute)).Any();

        private SkippedTest Skipped(IXunitTestCase test) => new(DiagnosticMessageSink, test.TestMethod, test.TestMethodArguments);
    }

    private sealed class SkippedTest : XunitTestCase
    {
        /// <summary>For the runner, which may read the test from text.</summary>
        [Obsolete("Called by the de-serializer.")]
        public SkippedTest()
        {
        }

        public SkippedTest(IMessageSink messages, ITestMethod method, object[]? arguments)
            : base(messages, TestMethodDisplay.ClassAndMethod, TestMethodDisplayOptions.None, method, arguments)
        {
        }

        protected override string GetSkipReason(IAttributeInfo factAttribute) => NeedsRedisAttribute.Missing;
    }
}
